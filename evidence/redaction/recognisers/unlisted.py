"""A word that no list of the school holds, judged by its capital, general lists of names and the words beside it."""

import re

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.names import GIVEN
from evidence.redaction.recognisers import (
    ambiguous,
    behind,
    calendar_words,
    cues,
    person_place,
    seldom,
    standing,
    vocative,
)
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.recognisers.neighbours import neighbour
from evidence.redaction.recognisers.place_names import called_after_a_place
from evidence.redaction.recognisers.small_letters import (
    asked_for,
    family_name_behind,
    tells_in_chat,
    unlisted_in_small_letters,
)
from evidence.redaction.words import (
    COMMON,
    EVERYDAY,
    RARE,
    family_name,
    frequency,
    given_name,
    group,
    ordinary,
    place,
    proper,
    slip,
)

TOWN = re.compile(
    r"(?:shire|ham|ton|ford|bury|wick|worth|ley|mouth|chester|borough|thorpe|combe|minster|field|pool|gate|by)\Z"
)
#: "Attendees", "Plat:": a word that heads a list or a field.
HEADS = re.compile(r"[ \t]?[:/]|[ \t]*(?:\n(?!\Z)|\t)")
#: "Paddy's mobile", "Terry from next door says"
OWNED = re.compile(
    r"'s (?:\w+ )?(?:{})\b".format("|".join(sorted(group("owned") | group("person_cues") | {"mobile"})))
)
FROM_THERE = re.compile(
    r" from (?:next door|work|number \d|across the|down the|the (?:flat|house|shop|office|club))\b"
)
NAMED, LIKELY, WEAK, UNSURE = 0.8, 0.75, 0.6, 0.5


def by_itself(text: Folded, case: CaseContext, at: int) -> float:
    """How sure it is that word number `at` is a name that nobody has announced; 0 where it is none."""
    word, after = text.words[at], neighbour(text, at, +1)
    on_the_roll = bearers(case, word.low)
    first_name = given_name(word.low) or any(GIVEN in parts for parts in on_the_roll.values())
    if word.low in group("school_nouns"):
        return 0.0
    month = word.low in group("months") and calendar_words.is_month(text, at)
    if word.capital and first_name and not month and after and _is_family_name(word, after):
        return NAMED
    if first_name and not month and not ordinary(word.low) and family_name_behind(text, at, case):
        return NAMED
    if word.capital and _hyphened(text, at):
        return NAMED
    if at and text.words[at - 1].low in ("st", "saint"):
        return 0.0
    if word.low in group("places_as_names") and not on_the_roll and not ordinary(word.low):
        return called_after_a_place(text, at)
    named = given_name(word.low) or tells_in_chat(text, word, after)
    if ordinary(word.low) and not on_the_roll and asked_for(text, word):
        return LIKELY
    if ordinary(word.low) and named and not word.shouted and not on_the_roll:
        return _word_and_name(text, case, at)
    if _drawn_out(word.low) and not on_the_roll:
        return WEAK
    if ordinary(word.low) and text.chat and not (on_the_roll or word.capital):
        return seldom.in_chat(text, case, at)
    if ordinary(word.low) and word.capital and not on_the_roll and word.low not in _written_large():
        return seldom.written_large(text, at, after)
    if ordinary(word.low) or on_the_roll or word.low in group("months") or place(word.low):
        return 0.0
    if not word.capital or word.shouted:
        return unlisted_in_small_letters(text, at)
    if given_name(word.low):
        return NAMED
    return _unexplained(text, at, after)


def _word_and_name(text: Folded, case: CaseContext, at: int) -> float:
    """A first name that is a word too (Josh, Dale, Max), of nobody known: only where the evidence is plain."""
    word = text.words[at]
    placed = text.chat and (person_place.stands(text, word) or vocative.acts_in_chat(text, word))
    if (
        frequency(word.low) > (COMMON if placed or (word.capital and not word.opens) else RARE)
        or _leads(word)
        or any(
            word.low in group(name)
            for name in ("verbs_after", "chat", "person_cues", "school_nouns", "owned", "no_family_name")
        )
    ):
        return 0.0
    sure = ambiguous.confidence(text, case, at, near=False)
    if not word.capital:
        plain = (
            cues.acts(text, at)
            or cues.kin(text, at)
            or standing.addressed(text, word)
            or standing.FINITE.match(text.lower, word.end)
            or vocative.acts_in_chat(text, word)
            or person_place.stands(text, word)
        )
        return min(sure, LIKELY) if text.informal(word) and plain else 0.0
    owned = behind.OWNS.match(text.plain, word.end) and OWNED.match(text.lower, word.end)
    if owned or (word.opens and FROM_THERE.match(text.lower, word.end)):
        return WEAK
    if word.opens or behind.always_capital(word.low) or not cues.framed(text, at):
        return WEAK if sure >= 0.9 or (cues.acts(text, at) and sure >= WEAK) else 0.0
    return min(sure, LIKELY)


def _drawn_out(low: str) -> bool:
    """ "bennnn": a first name that is no word, drawn out."""
    short = re.sub(r"(.)\1{2,}", r"\1", low)
    return short != low and len(short) > 2 and given_name(short) and not ordinary(short) and not ordinary(low)


def initialled(text: Folded, at: int) -> bool:
    """ "T. Oyelaran", "V Harrow": a family name with an initial before it that belongs to no "Set B"."""
    word, letter = text.words[at], text.words[at - 1] if at else None
    if (
        letter is None
        or not (word.capital and letter.capital and len(letter.text) == 1)
        or letter.text == "I"
    ):
        return False
    between, lead = text.between(letter, word), neighbour(text, at - 1, -1)
    if word.shouted and len(word.text) < 4:
        return False
    if between not in (" ", ". ", ".") or (lead and lead.low in group("lettered")) or letter.glued:
        return False
    if word.low in _written_large() or place(word.low) or (between == " " and letter.text == "A"):
        return False
    if not ordinary(word.low):
        return True
    listed = letter.opens or (
        lead is not None and (lead.low in group("person_before") or "," in text.between(lead, letter))
    )
    return "." in between and family_name(word.low) and listed and letter.text != "A"


def _hyphened(text: Folded, at: int) -> bool:
    """ "Ebony-Rae": two capitals joined, each a first name."""
    word, after = text.words[at], text.words[at + 1] if at + 1 < len(text.words) else None
    if after is None or not after.capital or text.between(word, after) != "-":
        return False
    return given_name(word.low) and given_name(after.low) and not (ordinary(word.low) and ordinary(after.low))


def _unexplained(text: Folded, at: int, after: Word | None) -> float:
    """A capital that no list explains."""
    word = text.words[at]
    if proper(word.low) or len(word.low) < 3 or _short_form(word.text):
        return 0.0
    before = neighbour(text, at, -1)
    if (after and after.capital and after.low in group("no_family_name")) or (
        before
        and (
            before.low in group("before_a_place")
            or (before.low in group("place_before") and TOWN.search(word.low))
        )
    ):
        return UNSURE
    if cues.acts(text, at):
        return NAMED
    if cues.thing(text, at) and not (before and before.low == "this" and after and after.low.endswith("ed")):
        return WEAK if _two_strange_words(text, at, after) else UNSURE
    if word.opens and not (after and (after.capital or after.low in group("verbs_after"))):
        heads = HEADS.match(text.plain, word.end) and not (family_name(word.low) and not text.chat)
        return 0.0 if slip(word.low) or heads else UNSURE
    return WEAK


def _two_strange_words(text: Folded, at: int, after: Word | None) -> bool:
    """ "from Ceren Tuffnell": two capitals that no dictionary explains, and no "the" before them."""
    before = neighbour(text, at, -1)
    if after is None or not after.capital or after.shouted or (before and before.low in group("determiners")):
        return False
    return family_name(after.low) or not (ordinary(after.low) or proper(after.low))


def _short_form(written: str) -> bool:
    """ "DfE", "DSLs": capitals inside, and no "McKay" or "DeShawn"."""
    return bool(re.search(r"[A-Z].*[A-Z]", written)) and not re.match(
        r"(?:Mc|Mac|O'|D'|De|La|Le|Fitz|Van|Al)[A-Z]", written
    )


def _is_family_name(word: Word, after: Word) -> bool:
    """ "Will Field": a capital after a first name that stands in no list of what is written large."""
    if word.shouted and not after.shouted and ordinary(word.low):
        return False
    if not after.capital or after.opens or len(after.low) < 3 or after.low in _written_large():
        return False
    if frequency(after.low) == EVERYDAY and not family_name(after.low):
        return False
    if after.shouted and after.low in group("acronyms"):
        return False
    if not ordinary(word.low):
        return True
    return not _leads(word) and (family_name(after.low) or not (ordinary(after.low) or place(after.low)))


def _leads(word: Word) -> bool:
    """A word that stands before names and is none: "The Khans", "With Tom"."""
    return any(
        word.low in group(name) for name in ("pronouns", "determiners", "person_before", "leads_on")
    ) and (word.low not in group("modals"))


def _written_large() -> frozenset[str]:
    lists = ("brands", "days", "months", "acronyms", "subjects", "school_talk", "titles", "no_family_name")
    return frozenset().union(*(group(name) for name in lists))


def never(word: Word) -> bool:
    """Brands, acronyms, days, titles and figures of books, which no cue makes a name."""
    return (
        word.low in group("brands")
        or word.low in group("acronyms")
        or (word.low in group("other_words") and not given_name(word.low))
        or word.low in group("days")
        or word.low in group("titles")
        or (word.low in group("fiction") and not given_name(word.low))
    )


def placelike(word: Word) -> bool:
    """A capital the dictionary explains, and no first name: Leeds, Tudor."""
    return place(word.low) or (proper(word.low) and not given_name(word.low) and not family_name(word.low))
