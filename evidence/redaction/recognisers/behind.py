"""What the words behind a word that is a name too say of it: evidence for a person, or for the word."""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers import standing
from evidence.redaction.words import family_name, given_name, group, ordinary, place

OWNS = re.compile(r"[^\w\s.,;:!?]{0,2}'[sS]\b")
IS_SAID = re.compile(r" (?:is|was|were) (?:said|lost)\b")
#: "Mark sheets in by noon": things, and no deeds, behind a word.
OF_PAPER = frozenset(
    "sheets papers books schemes cards lists points boxes copies scores plans forms folders".split()
)
FINITE_FORMS = frozenset(
    "was is were has had did said says told went came knows got does wants lives".split()
)


def always_capital(low: str) -> bool:
    """Whether the word is written large whatever it means (May, French, London), so that a capital says nothing."""
    return any(low in group(name) for name in ("months", "tongues", "days", "feasts")) or place(low)


def right_of(text: Folded, word: Word, before: Word | None, after: Word | None, near: bool) -> float:
    if re.match(r" \d", text.plain[word.end : word.end + 2]):
        return -3.0
    if after is None:
        called = near and text.chat and _may_be_called(text, word, before)
        return 1.5 if called else 0.5 if text.informal(word) else 0.0
    surely_capital = word.capital and not word.opens and not word.shouted and not always_capital(word.low)
    if standing.PUPIL_OF.match(text.lower, word.end):
        return 0.0
    if word.opens and after.shouted and after.low in group("acronyms") and ordinary(word.low):
        return -3.0  # "Chase CAMHS"
    if word.low in group("modals") and after.low in group("modal_next") and not surely_capital:
        return -3.5
    if standing.CAN_DO.match(text.lower, word.end):
        return 2.0 if word.capital else 1.5
    if word.low in standing.TWO_MODALS and after.low in standing.TWO_MODALS:
        return 2.5
    if near and word.low in standing.TWO_MODALS and after.low in FINITE_FORMS:
        return 4.0  # "will was under the desk": no modal verb stands before a finite one
    if after.low in group("person_verbs"):
        said = (0.5 if word.capital else 1.0) if near and after.low in group("speech") else 0.0
        return (2.5 if word.capital or text.informal(word) else 2.0) + said
    if IS_SAID.match(text.lower, word.end):
        return -1.0
    if standing.FINITE.match(text.lower, word.end) and ordinary(after.low) and after.low not in OF_PAPER:
        return 2.0 if word.capital else 1.5
    personal = standing.IS_PERSONAL.match(text.lower, word.end)
    if word.low in group("months") and after.low in ("is", "was", "and", "or") and not personal:
        return 1.0
    if (
        after.low in group("verbs_after")
        or is_past(after.low)
        or (after.low == "to" and word.opens and word.low != "hope")
    ):
        begins = (
            0.5 if text.chat and standing.begins(text, word) and word.low not in standing.TWO_MODALS else 0.0
        )
        if after.low in ("is", "was", "and", "or") and not personal:
            begins = 0.0
        begins += 0.5 if near and personal else 0.0
        return 2.0 if word.capital else 1.5 + begins
    if after.low in group("titles"):
        return 1.5
    if after.low == "and" or after.low in group("person_cues") or OWNS.match(text.plain, word.end):
        return 0.5
    if not word.capital and not text.informal(word):
        return -1.0
    if surely_capital:
        return -2.0 if _goes_on_large(text, word, after) else 0.0
    if not after.capital:
        return (0.5 if near and after.low in group("status_after") else -1.0) if word.opens else 0.0
    return -2.0 if _goes_on_large(text, word, after) else 0.0


def _may_be_called(text: Folded, word: Word, before: Word | None) -> bool:
    """ "ur funny summer": at the end of what is said, behind nothing that leads on to a thing, a time or a verb."""
    if before is None or text.between(before, word) != " " or word.low in group("modals"):
        return False
    lists = (
        "determiners",
        "thing_before",
        "pronouns",
        "preposition_frames",
        "tongues",
        "days",
        "lesson_before",
    )
    return before.low not in ("to", "of") and not any(before.low in group(name) for name in lists)


def _goes_on_large(text: Folded, word: Word, after: Word) -> bool:
    """ "Young Minds", "Grace Period": the next word is written large as well and is no name."""
    return (
        after.capital and not after.opens and text.between(word, after) == " "
        and ordinary(after.low) and not given_name(after.low) and not family_name(after.low)
    )  # fmt: skip


def is_past(low: str) -> bool:
    return low.endswith("ed") and len(low) > 4 and ordinary(low)
