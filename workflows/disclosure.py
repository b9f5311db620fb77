"""Counts that nobody can turn back into a child: bands of five, and nothing exact beside them. Decision 0020.

Every number is shown as the band it lies in; a number under 5, none included, is "fewer than 5". What is shown is a
function of the bands alone, so that all numbers with the same bands give the same page. Several tables over the same
records share a total, and that total is known to lie in a band, too: where this would leave a small number hardly any
value, the whole group is not shown. Source: product default; the ICO and the ONS ask for protection against
subtraction and name no number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SMALL = 5  # a number under this belongs to too few children
LEAST = 3  # values that a small number must still be able to have for whoever does sums with everything shown


@dataclass(frozen=True, slots=True)
class Band:
    """What is shown of a number: from `low` to `high`, both possible."""

    low: int
    high: int

    @property
    def small(self) -> bool:
        """Whether it hides a number under 5."""
        return self.low == 0

    @property
    def words(self) -> str:
        """As a page says it."""
        return f"fewer than {self.high + 1}" if self.small else f"{self.low} to {self.high}"


Bands = Sequence[Band]


def band_of(count: int) -> Band:
    """The band of a number. Raises ValueError for less than nothing."""
    if count < 0:
        raise ValueError("a count is never negative")
    low = count // SMALL * SMALL
    return Band(low, low + SMALL - 1)


def protected(tables: Sequence[Sequence[int]]) -> list[list[Band]] | None:
    """The bands of tables that each count the same records once; None where they would give a small number away."""
    bands = [[band_of(count) for count in table] for table in tables]
    return bands if keeps_small(bands) else None


def keeps_small(tables: Sequence[Bands]) -> bool:
    """Whether every small number may still have at least three values, whatever is subtracted from what."""
    ranges = [
        (band, reach) for table in tables for band, reach in zip(table, reach_of(table, tables), strict=True)
    ]
    return all(high - low + 1 >= LEAST for band, (low, high) in ranges if band.small)


def reach_of(table: Bands, tables: Sequence[Bands]) -> list[tuple[int, int]]:
    """From where to where each number of a table can be, given that all tables have one total.

    Exact: each table's sum takes every whole number between the sums of its ends, and so does the common total.
    """
    least, most = (max(_low(one) for one in tables), min(_high(one) for one in tables))
    return [
        (
            max(band.low, least - (_high(table) - band.high)),
            min(band.high, most - (_low(table) - band.low)),
        )
        for band in table
    ]


def added(bands: Bands) -> Band:
    """The sum of what is shown, which tells nothing more: from the least to the most that it can be."""
    return Band(_low(bands), _high(bands))


def _low(bands: Bands) -> int:
    return sum(band.low for band in bands)


def _high(bands: Bands) -> int:
    return sum(band.high for band in bands)
