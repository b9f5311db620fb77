"""Words that are names and ordinary words (Will, May, Mark, Hope, Rose): judged by what stands around them.

Never a plain list: a list of first names used as a deny-list takes out nearly nine of ten ordinary
uses of these words, and leaving them alone loses the children who bear them.
"""

import re

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers import as_a_word, company, cues, person_place, signing, standing, vocative
from evidence.redaction.recognisers.behind import OWNS, always_capital, is_past, right_of
from evidence.redaction.recognisers.calendar_words import SPOKEN_TO, is_day, is_subject, stands_as_month
from evidence.redaction.recognisers.neighbours import neighbour, verb_after
from evidence.redaction.span import PROPOSED
from evidence.redaction.words import (
    EVERYDAY,
    frequency,
    given_name,
    group,
    ordinary,
    place,
)

TO_DO = re.compile(
    r"\b(?:forg[eo]t|need|needs|have|has|had|want|wants|going|supposed|got|used|try|trying|remember|about|time"
    r"|how) to \Z"
)
#: Words of grammar, which the place of a person alone makes nobody: "whos in the house", "thats can".
FUNCTION = (group("determiners") | group("pronouns") | group("lesson_before")) - group("modals")
SURE, LIKELY, POSSIBLE, LITTLE = 4.0, 2.0, 1.0, 0.5


def confidence(text: Folded, case: CaseContext, at: int, near: bool, family: bool = False) -> float:
    """How sure it is that word number `at` is a name: 0.9, 0.7, 0.5, 0.4 or 0 (then it is no span).

    `near`: whether somebody in the case bears it; `family`: as a family name only. A word that people seldom use as
    one is taken for the name (0.5) where little speaks for it and nothing against, and so is any that stands in the
    place of a person (0032, 0037).
    """
    word = text.words[at]
    if person_place.of_a_kind(text, word) or as_a_word.is_word(text, word):
        return 0.0
    made = _by_weight(text, case, at, near, family)
    if made >= PROPOSED or word.low in FUNCTION:
        return made
    if family:
        return PROPOSED if near and word.capital and word.opens and person_place.opens(text, word) else made
    if person_place.stands(text, word):
        return PROPOSED
    return made


def _by_weight(text: Folded, case: CaseContext, at: int, near: bool, family: bool) -> float:
    sum_ = weight(text, case, at, near) - (_doubt_of_family(text, at) if family else 0.0)
    if sum_ < POSSIBLE and not (near and sum_ >= LITTLE):
        return 0.0
    low = text.words[at].low
    seldom = frequency(low) < EVERYDAY and not (
        always_capital(low) or low in group("subjects") or low in vocative.SEASONS
    )
    return 0.9 if sum_ >= SURE else 0.7 if sum_ >= LIKELY else PROPOSED if seldom else 0.4


def weight(text: Folded, case: CaseContext, at: int, near: bool) -> float:
    """The sum of the evidence for a name; positive speaks for one."""
    word, before, after = text.words[at], neighbour(text, at, -1), verb_after(text, at)
    if text.chat and standing.begins(text, word):
        before = None  # what stands before is the label of the speaker
    if signing.signs(text, word) and (near or given_name(word.low)):
        return SURE
    near = near or word.low in text.speakers
    evidence = (
        (2.5 if near and _owns_in_small(text, word) else 0.0)
        + _shape(text, word)
        + (1.5 if near else 0.0)
        + standing.rarity(text, word, near)
    )
    meant = near and (word.capital or standing.STOPS.match(text.plain, word.end))
    if meant and cues.SENT.search(text.lower[max(0, word.start - 24) : word.start]):
        return LIKELY if word.opens else SURE
    joined = company.joined(text, case, at)
    evidence += max(standing.alone(text, word, near), joined, vocative.spoken_of(text, word, near=near))
    evidence += 1.0 if word.capital and cues.heading(text, at) else 0.0
    evidence += _left(text, word, before, after) + right_of(text, word, before, after, near)
    if stands_as_month(text, word, before, after, joined=bool(joined), near=near):
        evidence -= 5
    if is_subject(text, word, after):
        evidence -= 5
    if is_day(text, word):
        evidence -= 6
    return evidence


def _doubt_of_family(text: Folded, at: int) -> float:
    """What speaks against a family name alone: "World Book Day", "by day", "Best friend"."""
    word = text.words[at]
    if cues.heading(text, at) or standing.alone(text, word, near=True) >= 1.5:
        return 0.0
    after = verb_after(text, at)
    acts = after is not None and (after.low in group("verbs_after") or after.low in ("with", "and"))
    often = (
        frequency(word.low) == EVERYDAY
        and not OWNS.match(text.plain, word.end)
        and (not word.capital or (word.opens and not acts))
    )
    return (2.0 if in_a_phrase(text, at) else 0.0) + (2.0 if often and not word.loud else 0.0)


def _shape(text: Folded, word: Word) -> float:
    evidence = 1.0 if OWNS.match(text.plain, word.end) else 0.0
    if word.capital and not word.shouted:
        if always_capital(word.low):
            return evidence + (-0.5 if word.low in group("tongues") else 0.5)
        return evidence + (0.5 if word.opens else 3.0)
    if word.shouted:
        return evidence + (-2.5 if _is_status(text, word) else 0.5)
    return evidence if text.informal(word) else evidence - 2.0


def _owns_in_small(text: Folded, word: Word) -> bool:
    """ "rose's grandmother", written small by somebody who writes the rest large."""
    plain = not (word.capital or text.informal(word)) and frequency(word.low) < EVERYDAY
    return plain and bool(OWNS.match(text.plain, word.end))


def _is_status(text: Folded, word: Word) -> bool:
    """ "AMBER Ava Bell": a word in capitals before a name that is not."""
    return bool(re.match(r" [A-Z][a-z]", text.plain[word.end : word.end + 3]))


def _left(text: Folded, word: Word, before: Word | None, after: Word | None) -> float:
    if said := standing.addressed(text, word):
        return said
    if cues.does_to_somebody(text, word) and (text.informal(word) or word.capital):
        return 2.0
    if before is None:
        return 0.0
    if "," in text.between(before, word):
        return 0.0
    if (
        before.low in ("that", "what", "which")
        and after is not None
        and (after.low in group("verbs_after") or is_past(after.low))
    ):
        return 1.0
    if before.low in group("pronouns"):
        return -4.0 if word.low in group("modals") and not word.capital else -2.0 if not word.capital else 0.0
    if before.low == "of":
        felt = cues.FELT.search(text.lower[max(0, word.start - 24) : word.start])
        return (2.0 if felt else 0.0) if word.capital else (1.0 if felt and text.informal(word) else -2.0)
    if before.low in group("determiners"):
        return -4.0 if not word.capital or word.opens or before.low in ("the", "a", "an") else -2.0
    if before.low == "to" and not word.capital:
        meant = TO_DO.search(text.lower[max(0, word.start - 20) : word.start])
        if meant or not text.informal(word):
            return -4.0 if meant else -2.0
    if word.low in group("tongues") | group("subjects") and before.low in group("lesson_before"):
        return -3.0
    if before.low in standing.BIDDEN and after is not None and after.low == "to" and before.low != word.low:
        return 3.0
    spoken_to = SPOKEN_TO.search(text.lower[max(0, word.start - 24) : word.start])
    if place(word.low) and before.low in group("place_before") and not spoken_to:
        return -3.0
    if before.low in group("tongues") or (always_capital(word.low) and before.low in ("in", "of", "for")):
        return -2.0
    month = word.low in group("months") and before.low not in group("only_person_before") | group(
        "person_cues"
    )
    if not month and (before.low in group("person_before") or before.low in group("person_cues")):
        return 2.0 if before.low in group("only_person_before") else 1.5
    if in_phrase_with(text, before, word):
        return -2.0
    if before.capital and not before.opens and text.between(before, word) == " ":
        return 1.0
    return -0.5 if not word.capital else 0.0


def in_a_phrase(text: Folded, at: int) -> bool:
    before = neighbour(text, at, -1)
    return before is not None and in_phrase_with(text, before, text.words[at])


def in_phrase_with(text: Folded, before: Word, word: Word) -> bool:
    """ "World Book Day", "Early Help": the word before is written large too and is no name; one that opens the
    sentence may be large for that alone, and then leads on to a name ("With Will", "Yesterday May")."""
    if not (word.capital and before.capital) or text.between(before, word) != " ":
        return False
    if before.low in group("months") or before.low in group("days"):
        return word.low not in group("months")
    if not ordinary(before.low) or given_name(before.low):
        return False
    leads = ("person_before", "pronouns", "determiners", "person_cues", "leads_on", "modal_next", "titles")
    return not before.opens or not any(before.low in group(name) for name in leads)
