"""Initials of the people of a case ("A.B.", "AB"), as schools use them in minutes."""

import re
from collections.abc import Mapping

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.names import initials
from evidence.redaction.recognisers import cues
from evidence.redaction.span import INITIALS, Span
from evidence.redaction.words import frequency, group, ordinary

DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.[ ]?){1,3}[A-Z]\.?(?![\w])")
SIGNED = re.compile(
    r"\b(?:notes?|staff|signed|approved|action(?:ed)?|initials?|checked|(?:seen|taken|logged|recorded"
    r"|entered|written|agreed|sent) by|authorised|init|duty)"
    r"(?: by)?[ :.-]{1,3}\Z|\((?:init\.? )?\Z"
)
TO_DO = re.compile(
    r" to (?:chase|phone|ring|call|sign|see|meet|speak|email|write|check|ask|update|contact|send|book"
    r"|tell|follow|monitor|review|report)\b"
)
KEY = "initials of the circle"  # no word has a space in it
BARE = re.compile(r"(?<![\w.@/&-])[A-Z]{2,4}(?![\w@&]|-\d)")


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for initials of somebody in the case; undotted ones only where the word is no acronym, or an acronym
    that does what a person does ("DM rang"). Three letters may hold a middle name that no list has."""
    known, staff = _known(case), case.roll.staff_initials
    found = [
        _span(text, *hit.span(), known.get(letters, ()))
        for hit in DOTTED.finditer(text.plain)
        if (letters := re.sub(r"\W", "", hit.group())) in known
        or (letters in staff and letters.lower() not in group("acronyms"))
    ]
    return found + [
        _span(text, word.start, word.end, who)
        for at, word in enumerate(text.words)
        if word.shouted
        and 1 < len(word.text) < 5
        and BARE.match(text.plain, word.start)
        and ((who := _bare(text, at, known)) or _signed(text, at, staff))
    ]


def _bare(text: Folded, at: int, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    letters, low = text.words[at].text, text.words[at].low
    acts = cues.acts(text, at) or cues.does(text, at)
    if text.words[at].loud and frequency(low):
        return ()
    if (
        low in group("acronyms")
        or low in group("transcript_roles")
        or (ordinary(low) and (len(low) > 2 or frequency(low)))
    ):
        return known.get(letters, ()) if acts and low not in group("roles_in_short") else ()
    if letters in known or len(letters) != 3:
        return known.get(letters, ())
    return known.get(letters[0] + letters[2], ()) if acts else ()


def _signed(text: Folded, at: int, staff: Mapping[str, tuple[str, ...]]) -> bool:
    """ "approved FK", "Staff: AP", "HR to chase": members of staff, whom nobody can tell
    from others with the same letters where they are not in the case."""
    word = text.words[at]
    if word.loud or (ordinary(word.low) and frequency(word.low)) or word.low in group("roles_in_short"):
        return False
    if SIGNED.search(text.lower[max(0, word.start - 24) : word.start]) or TO_DO.match(text.lower, word.end):
        return word.text in staff
    return False


def _span(text: Folded, start: int, end: int, who: tuple[str, ...]) -> Span:
    return Span(*text.where(start, end), span.PERSON, None, who, "initials", 0.7, 2, INITIALS)


def _known(case: CaseContext) -> dict[str, tuple[str, ...]]:
    if KEY not in case.cache:
        case.cache[KEY] = _of_the_circle(case)
    return case.cache[KEY]  # type: ignore[return-value]


def _of_the_circle(case: CaseContext) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for who in sorted(case.circle):
        for letters in initials(case.people[who]):
            found.setdefault(letters, []).append(who)
    return {letters: tuple(who) for letters, who in found.items()}
