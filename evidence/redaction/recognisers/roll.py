"""Names of people of the roll and of the case: full names in any order, single names, titles, initials.

A single word that is also an ordinary English word (Will, May, Hope) is left to `ambiguous`.
"""

import re
from functools import partial

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word, fold_name
from evidence.redaction.names import GIVEN, NICK, PARTICLES, SURNAME, Bearers
from evidence.redaction.recognisers import ambiguous
from evidence.redaction.span import FAMILY, Span
from evidence.redaction.words import group, ordinary

GAP = re.compile(r"(?:[ ]{0,2}|[ ]?[-,/][ ]?|[ ]?\n[ ]?|_)\Z")
CLOSE = re.compile(r"(?:[ ]{0,2}|[ ]?-[ ]?|_)\Z")
FULL, SINGLE, BARE = 0.97, 0.92, 0.6


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for every name of the roll; people in `candidates`, for the linker to choose from."""
    found, at, words = [], 0, text.words
    while at < len(words):
        end = _run(text, case, at)
        made = _full(text, case, at, end) if end > at + 1 else _single(text, case, at)
        found += [made] if made else []
        at = end if made else at + 1
    return found


def bearers(case: CaseContext, low: str) -> Bearers:
    """Who in the case or on the roll bears this word, the people of the case with their nicknames too, unless
    somebody else in the case bears it as a name in full."""
    near = case.near.bearers(low)
    if not near:
        return case.roll.names.bearers(low)
    named = {who: parts for who, parts in near.items() if parts - {NICK}}
    return {**case.roll.names.bearers(low), **(named or near)}


def _usable(word: Word) -> bool:
    return not any(c.isdigit() or c == "@" for c in word.glued)


def _run(text: Folded, case: CaseContext, at: int) -> int:
    """The end of the longest run of words from `at` that one person bears, given and family name both."""
    words, whole, best = text.words, at + 1, at + 1
    if not _usable(words[at]):
        return best
    people = set(bearers(case, words[at].low))
    gap = CLOSE if _behind_title(text, at) else GAP
    while people and whole < len(words) and gap.match(text.between(words[whole - 1], words[whole])):
        word = words[whole]
        if any(word.low == other.low for other in words[at:whole]) and "-" not in text.between(words[whole - 1], word):
            break
        if not (word.low in PARTICLES and word.low not in case.roll.names.words):
            people &= set(bearers(case, word.low))
            best = whole + 1 if people and _is_full(case, words[at : whole + 1], people) else best
        whole += 1
    return best


def _behind_title(text: Folded, at: int) -> bool:
    """ "Mr Bell, Ava was late": behind a title a comma parts two people."""
    before = _before(text, at)
    return before is not None and before.low in group("titles")


def _is_full(case: CaseContext, words: tuple[Word, ...], people: set[str]) -> bool:
    """Whether one of the people has both a given and a family name among the words, each from another word, or
    the words are the whole of a family name of several."""
    return any(_covers(case, words, who) for who in people)


def _covers(case: CaseContext, words: tuple[Word, ...], who: str) -> bool:
    named = {word.low: parts for word in words if (parts := bearers(case, word.low).get(who))}
    if len(named) < 2:
        return False
    said, person = tuple(word.low for word in words), case.people[who]
    if said == fold_name(person.surname) or said in map(fold_name, person.other_names):
        return True
    return any(SURNAME in parts for parts in named.values()) and any(parts - {SURNAME} for parts in named.values())


def _full(text: Folded, case: CaseContext, at: int, end: int) -> Span | None:
    run = text.words[at:end]
    people = set.intersection(*(set(b) for w in run if (b := bearers(case, w.low)) or w.low not in PARTICLES))
    people = {who for who in people if _is_full(case, run, {who})}
    start, end, hint = _particle_start(text, case, at, people), run[-1].end, ""
    if tuple(w.low for w in run) in {fold_name(case.people[who].surname) for who in people}:
        start, end, people, hint = _with_initials(text, case, at, run, people)
    plain = all(not w.capital and ordinary(w.low) for w in run)
    if plain and not people & case.circle:
        return None
    return _span(text, start, end, people, FULL, "roll", hint)


def _with_initials(
    text: Folded, case: CaseContext, at: int, run: tuple[Word, ...], people: set[str]
) -> tuple[int, int, set[str], str]:
    """A whole family name with the initial before or behind it: "L. Okonkwo-Bright", "Okonkwo-Bright, L"."""
    start, end, letter = _particle_start(text, case, at, people), run[-1].end, None
    before = _before(text, at)
    if before and run[0].capital and _is_initial(text, before, run[0]):
        letter = _first_initial(text, at - 1)
        start = letter.start
    elif letter := _initial_behind(text, at + len(run) - 1):
        end = letter.end
    fits = {who for who in people if letter and case.people[who].first[:1].lower() == letter.low}
    if not fits and before and before.low in group("titles"):
        return start, end, {who for who in people if case.people[who].may_be_called(before.low)} or people, before.low
    return start, end, fits or people, "" if fits else FAMILY


def _particle_start(text: Folded, case: CaseContext, at: int, people: set[str]) -> int:
    """Where the name begins when a particle of it ("al-", "da", "van der") stands before word `at`."""
    particles = {part for who in people for part in fold_name(case.people[who].surname)} & PARTICLES
    while (
        at
        and text.words[at - 1].low in particles
        and GAP.match(text.between(text.words[at - 1], text.words[at]))
    ):
        at -= 1
    return text.words[at].start


def _single(text: Folded, case: CaseContext, at: int) -> Span | None:
    word = text.words[at]
    if joined := _hyphened(text, case, at):
        return joined
    names = bearers(case, word.low)
    if not names or not _usable(word) or (word.shouted and word.low in group("acronyms")):
        return None
    if made := _with_neighbour(text, case, at, names):
        return made
    near = bool(set(names) & case.circle)
    if word.low in group("school_nouns") or (len(word.low) < 3 and not near):
        return None
    family = not any(parts - {SURNAME} for who, parts in names.items() if not near or who in case.circle)
    shortened_ = all(parts == {NICK} for parts in names.values())
    confidence = _confidence(text, at, near and not (shortened_ and ordinary(word.low)), family)
    start = _particle_start(text, case, at, set(names))
    hint = FAMILY if family else ""
    return _span(text, start, word.end, set(names), confidence, "roll", hint) if confidence else None


def _hyphened(text: Folded, case: CaseContext, at: int) -> Span | None:
    """A first name of the case that is written with a hyphen ("Chi-Chi", "Mary-Ann") and listed as one word."""
    word, after = text.words[at], text.words[at + 1] if at + 1 < len(text.words) else None
    if after is None or text.between(word, after) != "-":
        return None
    people = set(case.near.bearers(word.low + after.low))
    return _span(text, word.start, after.end, people, SINGLE, "roll") if people else None


def _confidence(text: Folded, at: int, near: bool, family: bool) -> float:
    word = text.words[at]
    doubtful = ordinary(word.low) or ambiguous.always_capital(word.low) or len(word.low) < 3
    if doubtful or word.low in group("acronyms") or word.low in group("titles"):
        return ambiguous.confidence(text, at, near, family)
    if word.capital or near:
        return SINGLE
    return SINGLE if len(word.low) > 3 else BARE


def _with_neighbour(text: Folded, case: CaseContext, at: int, names: Bearers) -> Span | None:
    """ "Mrs Bell", "A. Bell", "Ava B": a name made sure by the word beside it."""
    word, before, after = text.words[at], _before(text, at), _after(text, at)
    family = {who for who, parts in names.items() if SURNAME in parts}
    given = {who for who, parts in names.items() if GIVEN in parts}
    make = partial(_span, text)
    if before and family and before.low in group("titles") and _is_title(text, before, word):
        adults = {who for who in family if case.people[who].may_be_called(before.low)}
        if not word.capital and not before.capital and ordinary(word.low) and not adults:
            return None
        return make(word.start, word.end, adults or family, FULL, "roll", before.low)
    if before and family and word.capital and _is_initial(text, before, word):
        first = _first_initial(text, at - 1)
        fits = {who for who in family if case.people[who].first[:1].lower() == first.low}
        return make(first.start, word.end, fits, FULL, "roll") if fits else None
    if family and (letter := _initial_behind(text, at)):
        fits = {who for who in family if case.people[who].first[:1].lower() == letter.low}
        return make(word.start, letter.end, fits, FULL, "roll") if fits else None
    if after and given and word.capital and len(after.text) == 1 and after.capital and after.text != "I":
        fits = {who for who in given if case.people[who].surname[:1].lower() == after.low}
        return make(word.start, after.end, fits, FULL, "roll") if fits else None
    return None


def _is_title(text: Folded, title: Word, word: Word) -> bool:
    """ "Miss Hope" and "mrs hope" are titles; "I miss hope" and "the nurse may" are not."""
    if title.low in group("strong_titles"):
        return word.capital or title.low in ("mr", "mrs", "ms") or not ordinary(word.low)
    if title.low == "miss" and text.informal(word) and not title.opens and not word.capital:
        return word.low not in group("determiners") | group("pronouns") | group("verbs_after") | group(
            "person_before"
        )
    return (word.capital and title.capital) or (not title.capital and not ordinary(word.low))


def _is_initial(text: Folded, letter: Word, word: Word) -> bool:
    between = text.between(letter, word)
    if len(letter.text) != 1 or not letter.capital:
        return False
    if letter.text == "I" and "." not in between:
        return word.low not in group("modals") and not word.opens and text.plain[letter.start - 2 : letter.start] in (", ", ": ")
    return "." in between or letter.text != "A" or not ordinary(word.low) or word.low.endswith("s")


def _first_initial(text: Folded, at: int) -> Word:
    """The first of the initials that end with word `at`: "H. K. Gill"."""
    while at and len(text.words[at - 1].text) == 1 and text.words[at - 1].capital and _before(text, at):
        at -= 1
    return text.words[at]


def _initial_behind(text: Folded, at: int) -> Word | None:
    """The initial after a family name in a list: "Marsh, T", "KHAN Y"."""
    after = text.words[at + 1] if at + 1 < len(text.words) else None
    if after is None or len(after.text) != 1 or not after.text.isupper() or after.glued:
        return None
    between = text.between(text.words[at], after)
    listed = between == ", " or (between == " " and text.words[at].text.isupper())
    return after if listed and text.words[at].text[0].isupper() else None


def _before(text: Folded, at: int) -> Word | None:
    if at == 0 or not re.fullmatch(r"\.? ?", text.between(text.words[at - 1], text.words[at])):
        return None
    return text.words[at - 1]


def _after(text: Folded, at: int) -> Word | None:
    if at + 1 == len(text.words) or text.between(text.words[at], text.words[at + 1]) != " ":
        return None
    return text.words[at + 1]


def _span(
    text: Folded, start: int, end: int, people: set[str], confidence: float, recogniser: str, hint: str = ""
) -> Span:
    return Span(
        *text.where(start, end), span.PERSON, None, tuple(sorted(people)), recogniser, confidence, 1, hint
    )
