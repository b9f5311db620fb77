"""A bar chart as numbers for an SVG. The same numbers stand beside it in a table."""

from collections.abc import Sequence
from dataclasses import dataclass

ROW, BAR, LABEL, WIDTH, ROOM = 26, 18, 190, 560, 50  # units of the picture


@dataclass(frozen=True)
class Bar:
    """One bar: where it stands, how long it is."""

    label: str
    number: int
    y: int
    width: int

    @property
    def middle(self) -> int:
        """Where its words stand."""
        return self.y + BAR - 4

    @property
    def end(self) -> int:
        """Where its number stands."""
        return LABEL + self.width + 6


@dataclass(frozen=True)
class Chart:
    """Bars under each other, the longest over the whole width. `more` are facts that no bar shows."""

    name: str
    title: str
    of: str
    rows: Sequence[tuple[str, int]]
    more: Sequence[tuple[str, str]] = ()

    @property
    def bars(self) -> list[Bar]:
        """The bars with their places."""
        most = max((number for _, number in self.rows), default=0) or 1
        room = WIDTH - LABEL - ROOM
        return [
            Bar(label, number, place * ROW + 4, round(room * number / most))
            for place, (label, number) in enumerate(self.rows)
        ]

    @property
    def height(self) -> int:
        """Of the picture."""
        return len(self.rows) * ROW + 4

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(number for _, number in self.rows)
