"""Whole names, in any order: "Ava Bell", "BELL, Ava", "ava bell", "Mr van der Merwe", and whose words those are."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word, fold_name
from evidence.redaction.names import NICK, PARTICLES, SURNAME, Bearers
from evidence.redaction.recognisers import beside
from evidence.redaction.span import FAMILY, Span
from evidence.redaction.words import frequency, group, ordinary

GAP = re.compile(r"(?:[ ]{0,2}|[ ]?[-,/][ ]?|[ ]?\n[ ]?|_)\Z")
CLOSE = re.compile(r"(?:[ ]{0,2}|[ ]?-[ ]?|_)\Z")
FULL = 0.97


def bearers(case: CaseContext, low: str) -> Bearers:
    """Who in the case or on the roll bears this word, the people of the case with their nicknames too, unless
    somebody else in the case bears it as a name in full."""
    if low not in case.near.words:
        return case.roll.names.bearers(low)
    if low not in case.borne:
        case.borne[low] = _with_the_near(case, low)
    return case.borne[low]


def _with_the_near(case: CaseContext, low: str) -> Bearers:
    near = case.near.words[low]
    named = {
        who: parts for who, parts in near.items() if parts - {NICK} or who in case.roll.called.get(low, ())
    }
    if not any(parts - {NICK} for parts in named.values()):
        named = {}
    return {**case.roll.names.bearers(low), **(named or near)}


def usable(word: Word) -> bool:
    return not any(c.isdigit() or c == "@" for c in word.glued)


def run(text: Folded, case: CaseContext, at: int) -> int:
    """The end of the longest run of words from `at` that one person bears, given and family name both."""
    words, whole, best = text.words, at + 1, at + 1
    if not usable(words[at]):
        return best
    people = set(bearers(case, words[at].low))
    gap = CLOSE if _behind_title(text, at) else GAP
    while people and whole < len(words) and gap.match(text.between(words[whole - 1], words[whole])):
        word = words[whole]
        if any(word.low == other.low for other in words[at:whole]) and "-" not in text.between(
            words[whole - 1], word
        ):
            break
        particle = word.low in PARTICLES and word.low not in case.roll.names.words
        small = words[at].capital and not word.capital and ordinary(word.low) and not text.informal(word)
        if small and not particle:
            break  # "Mr Bell will sign", where there is a Will Bell
        if not particle:
            people &= set(bearers(case, word.low))
            best = whole + 1 if people and _is_full(case, words[at : whole + 1], people) else best
        whole += 1
    return best


def _behind_title(text: Folded, at: int) -> bool:
    """ "Mr Bell, Ava was late": behind a title a comma parts two people."""
    before = beside.before(text, at)
    return before is not None and before.low in group("titles")


def _is_full(case: CaseContext, words: tuple[Word, ...], people: set[str]) -> bool:
    """Whether one of the people has both a given and a family name among the words, each from another word, or
    the words are the whole of a family name of several."""
    return any(_covers(case, words, who) for who in people)


def _covers(case: CaseContext, words: tuple[Word, ...], who: str) -> bool:
    said, person = tuple(word.low for word in words), case.people[who]
    if said == fold_name(person.surname) or said in map(fold_name, person.other_names):
        return True
    named = {word.low: parts for word in words if (parts := bearers(case, word.low).get(who))}
    if len(named) < 2:
        return False
    return any(SURNAME in parts for parts in named.values()) and any(
        parts - {SURNAME} for parts in named.values()
    )


def full(text: Folded, case: CaseContext, at: int, end: int) -> Span | None:
    """The span of a run found by `run`; none for ordinary words in small letters that nobody of the case bears."""
    run = text.words[at:end]
    people = set.intersection(*(set(b) for w in run if (b := bearers(case, w.low)) or w.low not in PARTICLES))
    people = {who for who in people if _is_full(case, run, {who})}
    first = first_particle(text, case, at, people)
    start, stop, hint = text.words[first].start, run[-1].end, ""
    if tuple(w.low for w in run) in {fold_name(case.people[who].surname) for who in people}:
        start, stop, people, hint = _with_initials(text, case, (first, end - 1), run, people)
    seldom = len(run) > 1 and not any(frequency(w.low) for w in run)
    if not (people & case.vicinity or seldom) and all(not w.capital and ordinary(w.low) for w in run):
        return None
    return named(text, start, stop, people, FULL, hint)


def _with_initials(
    text: Folded, case: CaseContext, places: tuple[int, int], run: tuple[Word, ...], people: set[str]
) -> tuple[int, int, set[str], str]:
    """A whole family name with the title, or the initial, before or behind it: "Mr da Silva", "L. Okonkwo-Bright"."""
    (first, last), letter = places, None
    start, end, lead = text.words[first].start, run[-1].end, beside.before(text, first)
    if lead and lead.low in group("titles"):
        fits = {who for who in people if case.people[who].may_be_called(lead.low)}
        return start, end, fits or people, lead.low
    single = lead is not None and len(lead.text) == 1 and lead.capital and len(run) > 1
    if lead and run[0].capital and (single or beside.is_initial(text, lead, run[0])):
        letter = beside.first_initial(text, first - 1)
        start = letter.start
    elif letter := beside.initial_behind(text, last):
        end = letter.end
    fits = {who for who in people if letter and case.people[who].first[:1].lower() == letter.low}
    return start, end, fits or people, "" if fits else FAMILY


def first_particle(text: Folded, case: CaseContext, at: int, people: set[str]) -> int:
    """The number of the word where the name begins when a particle of it ("al-", "da", "van der") stands before
    word `at`."""
    particles = {part for who in people for part in fold_name(case.people[who].surname)} & PARTICLES
    while (
        at
        and text.words[at - 1].low in particles
        and GAP.match(text.between(text.words[at - 1], text.words[at]))
    ):
        at -= 1
    return at


def named(text: Folded, start: int, end: int, people: set[str], confidence: float, hint: str = "") -> Span:
    """The span of a name of the roll; its people are for the linker to choose from."""
    where = text.where(start, end)
    return Span(*where, span.PERSON, None, tuple(sorted(people)), "roll", confidence, 1, hint)
