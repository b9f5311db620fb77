"""The lines of a chat: who speaks, what is said, and the spans in it."""

import re
from dataclasses import dataclass
from functools import cached_property

from evidence.redaction import span as kinds
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span

REACH = 40


@dataclass(frozen=True)
class Line:
    """What one speaker says: the label in folded small letters, where the words begin and end in the folded text, the
    spans of the label and of the words with their places in the folded text."""

    label: str
    start: int
    end: int
    names_in_label: list[Span]
    spans: list[tuple[int, Span]]

    @cached_property
    def people(self) -> frozenset[str | None]:
        """Whom the words name; None for somebody whom nobody knows, or of whom it stays open who it is."""
        return frozenset(one.person for _, one in self.spans if one.type == kinds.PERSON)


def lines_of(text: Folded, spans: list[Span]) -> list[Line]:
    """The lines in order, with the spans that begin in each."""
    placed = [(text.folded(one.start), one) for one in spans]
    lines: list[Line] = []
    places = text.labels
    ends = [start for start, _ in places[1:]] + [len(text.plain)] * bool(places)
    at = 0
    for (start, end), following in zip(places, ends, strict=True):
        while at < len(placed) and placed[at][0] < start:
            at += 1
        first = at
        while at < len(placed) and placed[at][0] < following:
            at += 1
        of_label = [one for place, one in placed[first:at] if place < end and one.type == kinds.PERSON]
        said = [(place, one) for place, one in placed[first:at] if place >= end]
        lines.append(Line(_letters(text.lower[start:end]), end, following, of_label, said))
    return lines


def before(text: Folded, line: Line, at: int) -> str:
    """What stands in the line before a span, in small letters; at most REACH characters."""
    return text.lower[max(line.start, at - REACH) : at]


def behind(text: Folded, at: int, one: Span) -> str:
    """The twenty characters behind a span, in small letters."""
    end = at + one.end - one.start
    return text.lower[end : end + 20]


def _letters(label: str) -> str:
    """The label without the emoji around it."""
    inner = re.search(r"\w.*\w|\w", label)
    return inner.group() if inner else label
