"""The words beside a word, as far as its sentence goes."""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.words import group

PARTED = re.compile(r"[\w.!?:;\n<>\[\]{}|*\u2022]|\s[-\u2013\u2014]+\s")


def neighbour(text: Folded, at: int, step: int) -> Word | None:
    """The next word on that side in the same sentence, or None."""
    if not 0 <= at + step < len(text.words):
        return None
    left, right = sorted((at, at + step))
    between = text.between(text.words[left], text.words[right])
    return None if PARTED.search(between) else text.words[at + step]


def verb_after(text: Folded, at: int) -> Word | None:
    """The next word of the sentence, "then", "also" and their like aside: "Rivers then went"."""
    after = neighbour(text, at, +1)
    while after is not None and after.low in group("between_name_and_verb") and not after.capital:
        at += 1
        after = neighbour(text, at, +1)
    return after
