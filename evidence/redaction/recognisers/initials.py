"""Initials of the people of a case: "A.B.", "AB", "A B", in a hurry "ab" and "a.b.", as schools use them in minutes."""

import re
from collections.abc import Iterator, Mapping

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.names import initials
from evidence.redaction.recognisers import cues, initials_frames
from evidence.redaction.span import INITIALS, Span
from evidence.redaction.words import frequency, group, ordinary

DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.[ ]?){1,3}[A-Z]\.?(?![\w])")
SPACED = re.compile(r"(?<![A-Z] )(?<![\w.@/&-])[A-Z] [A-Z](?![\w@&]| [A-Z]\b)")
SMALL_DOTTED = re.compile(r"(?<![\w.@])[a-z]\.[a-z](?:\.[a-z])?\.?(?![\w.])")
KEY = "initials of the circle"  # no word has a space in it
BARE = re.compile(r"(?<![\w@&-])(?:(?<![./])|(?<=[A-Z]{2}/)|(?<=[A-Z]\.[A-Z]\./))[A-Z]{2,4}(?![\w@]|-\d)")
A_NUMBER = re.compile(r" (?:number|num|no\.?:? ?[a-z]{2} ?\d)")  # "NI number" is nobody's
#: Short forms with stops, and words that are no initials however they stand.
NEVER = frozenset("eg ie am pm nb ps aka cc bc ad ok tv uk eu us id ip".split())

Known = Mapping[str, tuple[str, ...]]


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for initials of somebody in the case. Those that are an acronym or a word too need a person's place in the
    sentence ("DM rang", "AS & GO"); three letters may hold a middle name that no list has."""
    known, staff = _known(case), case.roll.staff_initials
    found = [
        _span(text, *hit.span(), known.get(letters, ()))
        for hit in DOTTED.finditer(text.plain)
        if (letters := _letters(hit.group())) in known
        or (letters in staff and letters.lower() not in group("acronyms"))
        or _of_a_writer(text, *hit.span())
    ]
    bare = [word for word in text.words if word.shouted and 1 < len(word.text) < 5]
    company = bool(found) or any(word.text in known and _is_no_word(word.low) for word in bare)
    found += _bare(text, known, staff, company=company)
    return found + [_span(text, start, end, who) for start, end, who in _odd(text, known, company=company)]


def _of_a_writer(text: Folded, start: int, end: int) -> bool:
    """ "Have told her mother. A.M.", "G.P. to sit in": nobody else has such letters where a writer or a task stands."""
    task = initials_frames.TO_DO.match(text.lower, end)
    return bool(task or initials_frames.closes(text, start, end))


def _letters(written: str) -> str:
    return re.sub(r"\W", "", written)


def _is_no_word(low: str) -> bool:
    return not (ordinary(low) or low in group("acronyms") or low in group("transcript_roles") or low in NEVER)


def _bare(text: Folded, known: Known, staff: Known, *, company: bool) -> list[Span]:
    return [
        _span(text, word.start, word.end, who)
        for at, word in enumerate(text.words)
        if word.shouted
        and 1 < len(word.text) < 5
        and not A_NUMBER.match(text.lower, word.end)
        and BARE.match(text.plain, word.start)
        and ((who := _who(text, at, known, company=company)) or _signed(text, at, staff))
    ]


def _who(text: Folded, at: int, known: Known, *, company: bool) -> tuple[str, ...]:
    word = text.words[at]
    acts = cues.acts(text, at) or cues.does(text, at)
    if word.loud and frequency(word.low):
        return ()
    if not _is_no_word(word.low):
        return (
            known.get(word.text, ()) if _stands_for_somebody(text, word, acts=acts, company=company) else ()
        )
    if word.text in known or len(word.text) != 3:
        return known.get(word.text, ())
    return known.get(word.text[0] + word.text[2], ()) if acts else ()


def _stands_for_somebody(text: Folded, word: Word, *, acts: bool, company: bool) -> bool:
    """Whether letters that are a word or an acronym too stand where a person does. `company`: this writer uses
    initials for people."""
    if word.low in NEVER:
        return False
    framed = initials_frames.framed(text, word) or initials_frames.signed(text, word)
    if word.low in group("roles_in_short"):
        return framed and company
    if acts or initials_frames.signs_off(text, word):
        return True
    rare = ordinary(word.low) and frequency(word.low) < 2 and word.low not in group("acronyms")
    return (framed and (company or len(word.low) == 2)) or (rare and company)


def _signed(text: Folded, at: int, staff: Known) -> bool:
    """ "approved FK", "Staff: AP", "HR to chase": members of staff, whom nobody can tell
    from others with the same letters where they are not in the case."""
    word = text.words[at]
    if initials_frames.closes(text, word.start, word.end) and word.text in staff and not word.loud:
        return True
    if word.text in staff and len(word.text) == 2 and initials_frames.in_a_cell(text, word.start, word.end):
        return not word.loud
    if word.loud or (ordinary(word.low) and frequency(word.low)) or word.low in group("roles_in_short"):
        return False
    if word.text not in staff:
        return False
    acts = _is_no_word(word.low) and cues.does(text, at)
    return acts or initials_frames.signed(text, word) or initials_frames.signs_off(text, word)


def _odd(text: Folded, known: Known, *, company: bool) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """ "A B" and "a.b.", "ab": with words of a person beside them, or beside other initials."""
    for hit in SPACED.finditer(text.plain):
        who = known.get(_letters(hit.group()), ())
        if who and (company or initials_frames.beside(text, *hit.span())):
            yield *hit.span(), who
    if not text.casual and not any(word.loose for word in text.words[:40]):
        return
    for hit in SMALL_DOTTED.finditer(text.plain):
        if (low := _letters(hit.group())) not in NEVER and (who := known.get(low.upper(), ())):
            yield *hit.span(), who
    for word in text.words:
        if len(word.low) == 2 and word.text == word.low and not word.glued and word.low not in NEVER:
            who = known.get(word.low.upper(), ())
            if who and initials_frames.small(text, word, known):
                yield word.start, word.end, who


def _span(text: Folded, start: int, end: int, who: tuple[str, ...]) -> Span:
    return Span(*text.where(start, end), span.PERSON, None, who, "initials", 0.7, 2, INITIALS)


def _known(case: CaseContext) -> Known:
    if KEY not in case.cache:
        case.cache[KEY] = _of_the_circle(case)
    return case.cache[KEY]  # type: ignore[return-value]


def _of_the_circle(case: CaseContext) -> Known:
    found: dict[str, list[str]] = {}
    for who in sorted(case.circle):
        for letters in initials(case.people[who]):
            found.setdefault(letters, []).append(who)
    return {letters: tuple(who) for letters, who in found.items()}
