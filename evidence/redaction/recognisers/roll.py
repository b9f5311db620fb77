"""Names of people of the roll and of the case: full names in any order, single names, titles, initials.

A single word that is also an ordinary English word (Will, May, Hope) is left to `ambiguous`.
"""

import re

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word, fold_name
from evidence.redaction.names import GIVEN, NICK, SURNAME, Bearers
from evidence.redaction.people import STAFF
from evidence.redaction.recognisers import (
    agencies,
    ambiguous,
    as_a_word,
    behind,
    beside,
    cues,
    person_place,
    standing,
)
from evidence.redaction.recognisers.full_names import FULL, bearers, first_particle, full, named, run, usable
from evidence.redaction.recognisers.note_frames import TASKS
from evidence.redaction.span import FAMILY, PERSON, Span
from evidence.redaction.words import EVERYDAY, frequency, given_name, group, ordinary

SINGLE, BARE = 0.92, 0.6
OF_A_FAMILY = frozenset("the those these family".split())
OF_THEM = re.compile(
    r" (?:child|boy|girl|lad|kid|sibling|mother|father|mum|dad|brother|sister|family|household|parents|siblings"
    r"|sisters?|brothers?|boys|girls|twins|children|kids"
    r"|residence)\b"
)
#: "i miss short breaks", "will miss early years": who or what makes it a verb.
MISSES = re.compile(
    r"\b(?:i|we|u|you|they|he|she|it|to|do|dont|don't|did|didnt|didn't|not|never|will|would|wont|won't|can|could|cant"
    r"|may|might|must|should|shall|ll|and|or|also|still|just|really|always|a|the|near|often|who|that|pupils|children"
    r"|students|staff|parents|people) \Z|[.!?:;|>\n-][ ]{0,4}\Z|\A\Z"
)
TASK = re.compile(rf" {TASKS}")
#: "Onions family to be rung"
HOUSEHOLD = re.compile(r" (?:family|household|parents|siblings|mum|dad|mother|father)\b")
SHORT_WORDS = frozenset(
    "a i k n r u w x y".split()
)  # letters that stand for a word where one types in a hurry


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for every name of the roll; people in `candidates`, for the linker to choose from."""
    found, at, words = [], 0, text.words
    while at < len(words):
        end = run(text, case, at)
        made = full(text, case, at, end) if end > at + 1 else _single(text, case, at)
        found += [made] if made else []
        at = end if made else at + 1
    return found


def _single(text: Folded, case: CaseContext, at: int) -> Span | None:
    word = text.words[at]
    if whole := _family_of(text, case, at):
        return whole
    if joined := _hyphened(text, case, at):
        return joined
    names = bearers(case, word.low)
    if not names or not usable(word) or (word.shouted and word.low in group("acronyms")):
        return None
    if made := _with_neighbour(text, case, at, names):
        return made
    if _is_half_of_another(text, case, at, names):
        return Span(*text.where(word.start, word.end), PERSON, None, (), "strangers", SINGLE)
    near = bool(set(names) & case.vicinity)
    if (not near and _is_somebody_else(text, case, word, names)) or _is_a_strangers(case, word, names):
        return Span(*text.where(word.start, word.end), PERSON, None, (), "strangers", SINGLE)
    if word.low in group("school_nouns") or (
        len(word.low) < 3 and not near and not _short_name(text, word, names)
    ):
        return None
    if not near:
        names = {**dict.fromkeys(case.roll.called.get(word.low, ()), frozenset({NICK})), **names}
    family = not any(parts - {SURNAME} for who, parts in names.items() if not near or who in case.vicinity)
    short = frequency(word.low) == EVERYDAY and all(parts == {NICK} for parts in names.values())
    confidence = _confidence(text, case, at, near and not short, family)
    start = text.words[first_particle(text, case, at, set(names))].start
    return (
        named(text, start, word.end, set(names), confidence, FAMILY if family else "") if confidence else None
    )


def _family_of(text: Folded, case: CaseContext, at: int) -> Span | None:
    """ "the Peach's", "the Xus", "one of the Wises": a family of the case by its name."""
    word, lead = text.words[at], text.words[at - 1] if at else None
    if word.capital and word.opens and HOUSEHOLD.match(text.lower, word.end):
        borne = case.near.bearers(word.low) if frequency(word.low) == EVERYDAY else bearers(case, word.low)
        people = {who for who, parts in borne.items() if SURNAME in parts}
        return named(text, word.start, word.end, people, SINGLE, FAMILY) if people else None
    if not word.capital or word.opens or word.shouted or lead is None or lead.low not in OF_A_FAMILY:
        return None
    owned = text.lower[word.end : word.end + 2] in ("'s", "s'")
    low = word.low if owned else word.low.removesuffix("s")
    borne = bearers(case, low) if OF_THEM.match(text.lower, word.end) else case.near.bearers(low)
    people = {who for who, parts in borne.items() if SURNAME in parts}
    owned = owned or bool(OF_THEM.match(text.lower, word.end))
    plain = text.between(lead, word) in (" ", ", ") and (owned or low != word.low) and people
    if not plain or low in group("no_family_name"):
        return None
    return named(text, word.start, word.start + len(low), people, SINGLE, FAMILY)


def _is_a_strangers(case: CaseContext, word: Word, names: Bearers) -> bool:
    """ "marcus", where a Marcus Fairhurst was found whom no list holds: no Mark of the case is meant by it."""
    return word.low in case.strangers and given_name(word.low) and all(p == {NICK} for p in names.values())


def _is_somebody_else(text: Folded, case: CaseContext, word: Word, names: Bearers) -> bool:
    """Whether a first name of the roll, borne by nobody of the case, means one whom no list holds: somebody found in
    this case already, or who works for the council ("Jan from the front door")."""
    if not any(GIVEN in parts for parts in names.values()) or not (word.capital or word.loud):
        return False
    if ordinary(word.low) and frequency(word.low):
        return False
    return (word.low in case.strangers and not ordinary(word.low)) or agencies.works_for_one(text, word)


def _is_half_of_another(text: Folded, case: CaseContext, at: int, names: Bearers) -> bool:
    """ "Brody-Lee", where a Mr Lee teaches: the second half of a first name that nobody on the roll has."""
    word, before = text.words[at], text.words[at - 1] if at else None
    if before is None or not (word.capital and before.capital) or text.between(before, word) != "-":
        return False
    return given_name(before.low) and not set(bearers(case, before.low)) & set(names)


def _short_name(text: Folded, word: Word, names: Bearers) -> bool:
    """ "Mo", "Bo": the name of somebody on the roll, written as one."""
    given = any(GIVEN in parts for parts in names.values())
    if not given or frequency(word.low) == EVERYDAY:
        return False
    placed = person_place.stands(text, word) or standing.addressed(text, word) > 0
    if text.chat and placed:
        return True
    return word.capital and not word.shouted and not frequency(word.low)


def _hyphened(text: Folded, case: CaseContext, at: int) -> Span | None:
    """A first name of the case that is written with a hyphen ("Chi-Chi", "Mary-Ann") and listed as one word."""
    word, after = text.words[at], text.words[at + 1] if at + 1 < len(text.words) else None
    if after is None or text.between(word, after) != "-":
        return None
    people = set(bearers(case, word.low + after.low))
    return named(text, word.start, after.end, people, SINGLE) if people else None


def _confidence(text: Folded, case: CaseContext, at: int, near: bool, family: bool) -> float:
    word = text.words[at]
    doubtful = ordinary(word.low) or behind.always_capital(word.low) or len(word.low) < 3
    if near and word.capital and not (word.shouted or ordinary(word.low)) and len(word.low) == 2:
        return SINGLE  # "that Xu"
    if doubtful or word.low in group("acronyms") or word.low in group("titles"):
        return ambiguous.confidence(text, case, at, near, family)
    if not word.capital and as_a_word.is_word(text, word):
        return 0.0
    if word.capital or near:
        return SINGLE
    return SINGLE if len(word.low) > 3 else BARE


def _with_neighbour(text: Folded, case: CaseContext, at: int, names: Bearers) -> Span | None:
    """ "Mrs Bell", "A. Bell", "Bell, A", "Ava B": a name made sure by the word beside it."""
    word, family = text.words[at], {who for who, parts in names.items() if SURNAME in parts}
    first = first_particle(text, case, at, family)
    lead = beside.before(text, first)
    titled = lead and family and lead.low in group("titles")
    if lead and titled and (beside.is_title(text, lead, word) or _is_a_miss(text, case, lead, word, family)):
        return _titled(text, case, lead, text.words[first].start, word, family)
    if (
        lead
        and family
        and (beside.is_initial(text, lead, word) if word.capital else _small_initial(text, lead, word))
    ):
        letter = beside.first_initial(text, first - 1)
        return _fitting(text, case, family, letter, letter.start, word.end)
    if (
        lead
        and lead.text in ("A", "I")
        and word.capital
        and (near := family & case.circle)
        and cues.does(text, at)
    ):
        return _fitting(text, case, near, lead, lead.start, word.end)
    if family and (behind := beside.initial_behind(text, at)):
        return _fitting(text, case, family, behind, word.start, behind.end)
    return _given_and_initial(text, case, at, {who for who, parts in names.items() if GIVEN in parts})


def _is_a_miss(text: Folded, case: CaseContext, title: Word, word: Word, family: set[str]) -> bool:
    """ "miss short nearly saw", where a Miss Short teaches and capitals tell nothing."""
    if title.low != "miss":
        return False
    verb = MISSES.search(text.lower[max(0, title.start - 24) : title.start])
    acts = person_place.does(text, word) or person_place.opens(text, word) or TASK.match(text.lower, word.end)
    often = frequency(word.low) == EVERYDAY and not acts
    if verb and (often or not (title.opens and text.informal(word))):
        return False
    known = {who for who in family if case.people[who].role == STAFF or who in case.circle}
    return any(case.people[who].may_be_called("miss") for who in known)


def _small_initial(text: Folded, letter: Word, word: Word) -> bool:
    """ "t. hall", where capitals tell nothing."""
    if len(letter.text) != 1 or letter.capital or letter.glued or not text.informal(word):
        return False
    return "." in text.between(letter, word) or letter.low not in SHORT_WORDS


def _titled(
    text: Folded, case: CaseContext, title: Word, start: int, word: Word, family: set[str]
) -> Span | None:
    adults = {who for who in family if case.people[who].may_be_called(title.low)}
    if not word.capital and not title.capital and ordinary(word.low) and not adults:
        return None
    return named(text, start, word.end, adults or family, FULL, title.low)


def _fitting(
    text: Folded, case: CaseContext, family: set[str], letter: Word, start: int, end: int
) -> Span | None:
    fits = {who for who in family if "".join(fold_name(case.people[who].first))[:1] == letter.low}
    return named(text, start, end, fits, FULL) if fits else None


def _given_and_initial(text: Folded, case: CaseContext, at: int, given: set[str]) -> Span | None:
    word, after = text.words[at], beside.after(text, at)
    if not (after and given) or len(after.text) != 1 or after.glued:
        return None
    if not (word.capital and after.capital):
        given = given & case.circle if text.informal(word) and after.low not in SHORT_WORDS else set()
    fits = {who for who in given if "".join(fold_name(case.people[who].surname))[:1] == after.low}
    told = word.opens and fits & case.circle and cues.does(text, at + 1)  # "Hassan I told me"
    if after.low == "i" and not told and not (fits & case.circle and len(given & case.circle) > 1):
        return None
    return named(text, word.start, after.end, fits, FULL) if fits else None
