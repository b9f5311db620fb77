"""A name beside a word makes it one too: "Koby and May", "may n lucy", "me n summer"."""

import re

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.recognisers.standing import TWO_MODALS
from evidence.redaction.words import EVERYDAY, frequency, given_name, group, ordinary

ME_AND = re.compile(r"\b(?:me|him|her|u|you) (?:(?:and|n|&|\+) )?\Z")
WE_DO = re.compile(
    r" (?:r|are|were|went|have|had|got|both|n|and|&|on|at|in|then|just|might|was|will|talk|chat"
    r"|meet|go|play|do|know|want|like|hang|sit|made|saw|used|dont|cant|always|never|still|used)\b"
)


def joined(text: Folded, case: CaseContext, at: int) -> float:
    """Evidence from a name beside it: "Koby and May", "scared of Koby and of May", "may n lucy"."""
    if any(_is_a_name(text, case, other) for other in _beside(text, at)):
        return 2.0
    if (
        text.informal(text.words[at])
        and with_me(text, text.words[at])
        and text.words[at].low in case.near.words
    ):
        return 2.0
    return 1.5 if text.chat and any(_is_a_name(text, case, other) for other in _touching(text, at)) else 0.0


def with_me(text: Folded, word: Word) -> bool:
    """ "me n summer r in town", "me art and lee"."""
    return bool(ME_AND.search(text.lower[max(0, word.start - 10) : word.start])) and bool(
        WE_DO.match(text.lower, word.end)
    )


def _touching(text: Folded, at: int) -> list[int]:
    """The numbers of the words right beside a word of a chat that no modal verb is: "hazel emre all of us"."""
    if text.words[at].low in TWO_MODALS:
        return []
    return [
        other
        for other in (at - 1, at + 1)
        if 0 <= other < len(text.words)
        and text.between(text.words[min(at, other)], text.words[max(at, other)]) == " "
    ]


def _beside(text: Folded, at: int) -> list[int]:
    """The numbers of the words that a comma or an "and" joins to word `at`."""
    found = []
    for step in (-1, 1):
        other, between = at + step, ""
        while 0 <= other < len(text.words) and abs(other - at) < 4:
            left, right = sorted((other, other - step))
            between += text.between(text.words[left], text.words[right])
            if text.words[other].low not in ("and", "n", "or", "of", "to", "with", "from", "then", "by"):
                break
            between += "&" if text.words[other].low in ("and", "n", "or", "then") else ""
            between += "&" if step > 0 and text.words[other].low == "with" else ""
            other += step
        linked = "&" in between or "+" in between or (step > 0 and text.words[at].opens and "," in between)
        if 0 <= other < len(text.words) and linked and not re.search(r"[.!?:;\n|\w]", between):
            found.append(other)
    return found


def _is_a_name(text: Folded, case: CaseContext, at: int) -> bool:
    word = text.words[at]
    if (
        word.low in group("months")
        or len(word.low) < 3
        or (ordinary(word.low) and frequency(word.low) == EVERYDAY)
    ):
        return False
    if ordinary(word.low):
        return word.capital and not word.opens and bool(bearers(case, word.low))
    return given_name(word.low) or bool(bearers(case, word.low))
