"""People no list holds: the suspect's assumed first name, a friend from another school, a social worker.

Found by what stands before them (a title, "called", "my friend"), by two capitals of which one is a known
first name, and by capitals that no dictionary explains. Found once, they are matched everywhere in the case.
"""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.names import GIVEN, PARTICLES
from evidence.redaction.recognisers import ambiguous
from evidence.redaction.recognisers.ambiguous import neighbour
from evidence.redaction.recognisers.roll import bearers
from evidence.redaction.span import Span
from evidence.redaction.words import given_name, group, ordinary, proper

LINK = re.compile(r"\.? ?(?:is|was|:|=|-)? ?[\"']?\Z")


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for names of unknown people, and for every further mention of those found before in this case."""
    found = []
    for at in range(len(text.words)):
        confidence, hint = _judge(text, case, at)
        if confidence:
            found.append(_span(text, at, case, confidence, hint))
    return found


def _judge(text: Folded, case: CaseContext, at: int) -> tuple[float, str]:
    word = text.words[at]
    if len(word.low) < 2 or word.glued or _never(word):
        return 0.0, ""
    if word.low in case.strangers and (known := _known_stranger(text, at)):
        return known, ""
    before = text.words[at - 1] if at and LINK.match(text.between(text.words[at - 1], word)) else None
    if before and before.low in group("titles") and _after_title(before, word, text, at):
        return 0.9, before.low
    if before and (sure := _after_cue(text, before, word, at, case)):
        return sure, ""
    return _by_itself(text, case, at), ""


def _known_stranger(text: Folded, at: int) -> float:
    word = text.words[at]
    if ordinary(word.low) or word.low in group("months"):
        return ambiguous.confidence(text, at, near=True)
    return 0.85


def _never(word: Word) -> bool:
    return (
        word.low in group("brands")
        or word.low in group("acronyms")
        or word.low in group("days")
        or word.low in group("titles")
    )


def _after_title(title: Word, word: Word, text: Folded, at: int) -> bool:
    if word.low in group("verbs_after") or (word.low in group("months") and not word.capital):
        return False
    if word.capital:
        return title.capital or title.low in group("strong_titles") or title.low == "miss"
    return title.low in ("mr", "mrs", "ms", "miss", "dr") and (
        not ordinary(word.low) or (title.low in ("mr", "mrs") and _unlike_a_word(word))
    )


def _unlike_a_word(word: Word) -> bool:
    frames = ("pronouns", "determiners", "verbs_after", "modal_next", "person_before")
    return not any(word.low in group(frame) for frame in frames)


def _after_cue(text: Folded, before: Word, word: Word, at: int, case: CaseContext) -> float:
    between = text.between(before, word)
    named = (
        (word.capital and not ordinary(word.low))
        or given_name(word.low)
        or (not ordinary(word.low) and len(word.low) > 2)
    )
    if before.low in group("name_cues") or (before.low in ("is", "was") and _name_is(text, at)):
        return 0.85 if named or (word.capital and not word.opens) else 0.0
    if before.low in group("chat_name_cues") or _says_who_he_is(text, at):
        return (
            0.75
            if given_name(word.low)
            or (not ordinary(word.low) and word.low not in group("chat") and len(word.low) > 2)
            else 0.0
        )
    if before.low in group("heading_cues") and ":" in between:
        return 0.8 if word.capital and (named or not ordinary(word.low)) else 0.0
    if before.low in group("person_cues") and between.strip() in ("", "'"):
        return 0.8 if word.capital and not word.shouted and not proper_only(word) else 0.0
    return 0.0


def _name_is(text: Folded, at: int) -> bool:
    return bool(
        re.search(
            r"\bnames?(?: on \w+)? (?:is|was|were) ?\Z",
            text.lower[max(0, text.words[at].start - 24) : text.words[at].start],
        )
    )


def _says_who_he_is(text: Folded, at: int) -> bool:
    cue = (
        r"(?:\bi am|\bcall (?:me|him|her|them)|\bgo(?:es)? by|\bcalls? (?:him|her|them)sel(?:f|ves)"
        r"|\bknown as|\bthis is|\bits|\bit's) ?[\"']?\Z"
    )
    return bool(re.search(cue, text.lower[max(0, text.words[at].start - 24) : text.words[at].start]))


def proper_only(word: Word) -> bool:
    """A capital the dictionary explains, and no first name: Leeds, Tudor."""
    return proper(word.low) and not given_name(word.low)


def _by_itself(text: Folded, case: CaseContext, at: int) -> float:
    word, after = text.words[at], neighbour(text, at, +1)
    first_name = given_name(word.low) or any(GIVEN in parts for parts in bearers(case, word.low).values())
    if word.capital and first_name and after and _is_family_name(after):
        return 0.8
    if (
        not word.capital
        or word.shouted
        or ordinary(word.low)
        or word.low in group("months")
        or bearers(case, word.low)
    ):
        return 0.0
    if given_name(word.low):
        return 0.8
    if proper(word.low) or len(word.low) < 3:
        return 0.0
    return 0.4 if word.opens and not (after and (after.capital or after.low in group("verbs_after"))) else 0.6


def _is_family_name(after: Word) -> bool:
    """ "Will Field": a capital after a first name that stands in no list of what is written large."""
    listed = (
        group("brands")
        | group("days")
        | group("months")
        | group("acronyms")
        | group("subjects")
        | group("school_talk")
    )
    return (
        after.capital
        and not after.shouted
        and not after.opens
        and len(after.low) > 2
        and after.low not in listed
    )


def _span(text: Folded, at: int, case: CaseContext, confidence: float, hint: str) -> Span:
    """From the word on over the capitals that follow it, with a particle or an initial between."""
    last = at
    while last + 1 < len(text.words) and _goes_on(text, last, case):
        last += 1
    while text.words[last].low in PARTICLES and last > at:
        last -= 1
    where = text.where(text.words[at].start, text.words[last].end)
    return Span(*where, span.PERSON, None, (), "strangers", confidence, 1, hint)


def _goes_on(text: Folded, last: int, case: CaseContext) -> bool:
    word, following = text.words[last], text.words[last + 1]
    between = text.between(word, following)
    if between not in (" ", "-", ". ") or (between == ". " and len(word.text) > 1):
        return False
    if not word.capital:
        return between == "-"
    if following.low in PARTICLES and len(following.low) > 1:
        return last + 2 < len(text.words) and text.words[last + 2].capital
    return (
        following.capital
        and not following.shouted
        and not _never(following)
        and following.low not in group("months")
    )
