"""The benchmark of the sweep runs at any size, or says which is the smallest."""

import pytest

from benchmarks.scale.drawing import share_of, steps_of


@pytest.mark.parametrize("rows", [0, 40, 1000, 20_000])
@pytest.mark.parametrize("number", [1, 10, 1000])
def test_a_small_table_is_read_whole_however_few_are_to_be_due(number: int, rows: int) -> None:
    assert share_of(number, rows) == 100


def test_of_a_large_one_a_part_is_drawn_that_holds_more_than_enough() -> None:
    assert share_of(1000, 1_000_000) == 2
    assert share_of(100_000, 1_000_000) == 100


def test_a_tenth_of_what_is_due_is_at_least_one() -> None:
    assert steps_of(12) == (0, 1, 12)
    assert steps_of(1000) == (0, 100, 1000)


@pytest.mark.parametrize("due", [0, 8])
def test_fewer_are_refused_with_what_to_ask_for(due: int) -> None:
    with pytest.raises(SystemExit, match=rf"Only {due} clocks can be made due. .* --due 10"):
        steps_of(due)
