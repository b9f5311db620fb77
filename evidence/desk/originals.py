"""A text as it stands with the proposals in their places, for the left side of the reviewing desk."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from evidence.models import Redaction

Marked = tuple[Redaction, int, str]


@dataclass(frozen=True)
class Stretch:
    """A run of the text; together they are the text. `look` is gone, asked or kept ("" for plain text); `number`
    is that of the proposal that ends here, 0 for none; `told`: in a sentence that shows who told."""

    text: str
    look: str = ""
    number: int = 0
    told: bool = False


def stretches(text: str, marked: Iterable[Marked]) -> list[Stretch]:
    """The runs of a text between the places where a proposal begins or ends."""
    listed = list(marked)
    edges = sorted({0, len(text)} | {at for row, _, _ in listed for at in (row.start, row.end)})
    return [_stretch(text, start, end, listed) for start, end in itertools.pairwise(edges)]


def _stretch(text: str, start: int, end: int, marked: list[Marked]) -> Stretch:
    over = [one for one in marked if one[0].start <= start and end <= one[0].end]
    if not over:
        return Stretch(text[start:end])
    _, _, look = min(over, key=lambda one: one[0].end - one[0].start)
    ending = [number for row, number, _ in over if row.end == end and number]
    told = any(row.type == "TELLING" for row, _, _ in over)
    return Stretch(text[start:end], look, min(ending, default=0), told)
