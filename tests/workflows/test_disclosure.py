"""No sum, difference or filter of what is shown gives a number under 5 away. The oracle tries everything by force."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workflows.disclosure import LEAST, Band, added, band_of, keeps_small, protected, reach_of

Margins = list[list[int]]
TOTAL = 14  # of the records that the oracle can try by force


@st.composite
def margins(draw: st.DrawFn) -> Margins:
    """Up to three tables over the same records, as a page makes them: each record is counted once in each."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    records = draw(st.lists(st.tuples(*(st.integers(0, size - 1) for size in sizes)), max_size=TOTAL))
    return [[sum(one[t] == cell for one in records) for cell in range(size)] for t, size in enumerate(sizes)]


def same_page(shown: list[list[Band]]) -> Iterator[Margins]:
    """Everything that may lie behind a page: numbers within the bands, with one total for all tables."""
    tables = [list(product(*(range(band.low, band.high + 1) for band in table))) for table in shown]
    totals = set.intersection(*({sum(numbers) for numbers in table} for table in tables))
    for total in totals:
        fitting = [[numbers for numbers in table if sum(numbers) == total] for table in tables]
        for place, table in enumerate(fitting):
            for numbers in table:
                yield [list(numbers) if at == place else list(others[0]) for at, others in enumerate(fitting)]


@given(margins())
@settings(max_examples=300, deadline=None)
def test_whatever_is_shown_every_small_number_may_be_three_others(counted: Margins) -> None:
    shown = protected(counted)
    assume(shown is not None)
    assert shown
    behind = list(same_page(shown))
    for t, table in enumerate(counted):
        for cell, number in enumerate(table):
            values = {margin[t][cell] for margin in behind}
            assert number in values
            assert number >= 5 or len(values) >= LEAST, f"table {t}, cell {cell}: {values}"


@given(margins())
@settings(max_examples=200, deadline=None)
def test_what_is_possible_is_exactly_what_force_finds(counted: Margins) -> None:
    shown = [[band_of(number) for number in table] for table in counted]
    behind = list(same_page(shown))
    for t, table in enumerate(shown):
        for cell, (low, high) in enumerate(reach_of(table, shown)):
            assert {margin[t][cell] for margin in behind} == set(range(low, high + 1))


@given(margins())
@settings(max_examples=200, deadline=None)
def test_the_page_depends_on_nothing_but_the_bands(counted: Margins) -> None:
    shown = protected(counted)
    assume(shown is not None)
    assert shown
    for other in list(same_page(shown))[:50]:
        assert protected(other) == shown


@given(st.lists(margins(), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_a_sum_over_years_or_schools_comes_from_what_is_shown(years: list[Margins]) -> None:
    shown = [protected(year) for year in years]
    assume(all(one is not None for one in shown))
    whole = added([added(year[0]) for year in shown if year])
    assert whole == Band(
        sum(band.low for year in shown if year for band in year[0]),
        sum(band.high for year in shown if year for band in year[0]),
    )


def test_numbers_that_give_each_other_away_are_not_shown() -> None:
    full = [[4, 4, 4, 4, 4], [20]]
    assert reach_of([band_of(4)] * 5, [[band_of(4)] * 5, [band_of(20)]])[0] == (4, 4)
    assert protected(full) is None
    assert keeps_small([[band_of(3)] * 5])


def test_a_total_beside_one_small_number_does_not_help() -> None:
    """The classic: 23 in all, 20 of them shown, so the rest is 3. Here the rest may be 0 to 4."""
    shown = protected([[20, 3], [23]])
    assert shown is not None
    assert reach_of(shown[0], shown) == [(20, 24), (0, 4)]


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "fewer than 5"), (4, "fewer than 5"), (5, "5 to 9"), (9, "5 to 9"), (10, "10 to 14")],
)
def test_a_band_in_words(count: int, words: str) -> None:
    assert band_of(count).words == words


def test_less_than_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="negative"):
        band_of(-1)
