from datetime import date, time

import pytest

from workflows.calendars import NATIONS, Calendar, Term


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2026, 4, 2), True),
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # Boxing Day, observed on the Monday
        (date(2026, 8, 3), True),  # a bank holiday in Scotland only
        (date(2026, 8, 31), False),
        (date(2026, 6, 13), False),  # a Saturday
    ],
)
def test_working_days_of_england(day: date, open_: bool) -> None:
    assert Calendar().is_working_day(day) is open_


def test_school_is_closed_between_terms_and_on_inset_days() -> None:
    term = Term(date(2026, 9, 2), date(2026, 12, 18))
    school = Calendar(
        terms=(Term(date(2026, 4, 13), date(2026, 7, 22)), term), closures=frozenset({date(2026, 9, 2)})
    )
    assert not school.is_school_day(date(2026, 8, 5))
    assert not school.is_school_day(date(2026, 9, 2))
    assert school.is_school_day(date(2026, 9, 3))


def test_after_the_last_term_known_working_days_stand_in() -> None:
    school = Calendar(terms=(Term(date(2026, 4, 13), date(2026, 7, 22)),))
    assert school.is_school_day(date(2026, 7, 23))
    assert not school.is_school_day(date(2026, 7, 25))


def test_before_the_first_term_known_working_days_stand_in() -> None:
    """Whoever enters only the next term must not make a holiday of the one that runs."""
    school = Calendar(terms=(Term(date(2027, 1, 5), date(2027, 3, 26)),))
    assert school.is_school_day(date(2026, 12, 1))


@pytest.mark.parametrize(
    ("nation", "day"),
    [
        ("SCT", date(2026, 1, 2)),
        ("SCT", date(2026, 8, 3)),
        ("NIR", date(2026, 3, 17)),
        ("NIR", date(2026, 7, 13)),
        ("ENG", date(2026, 8, 31)),
        ("WLS", date(2026, 4, 6)),
    ],
)
def test_each_nation_has_bank_holidays_of_its_own(nation: str, day: date) -> None:
    closed = {one for one in NATIONS if not Calendar(nation=one).is_working_day(day)}
    assert nation in closed
    assert closed != set(NATIONS)


def test_it_refuses_a_nation_nobody_knows() -> None:
    with pytest.raises(ValueError, match="no nation 'FRA'"):
        Calendar(nation="FRA")


def test_it_refuses_terms_that_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Calendar(
            terms=(Term(date(2026, 9, 2), date(2026, 12, 18)), Term(date(2026, 12, 1), date(2027, 3, 1)))
        )


def test_it_refuses_a_term_that_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Term(date(2026, 9, 2), date(2026, 9, 1))


def test_it_refuses_a_school_day_that_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Calendar(day_ends=time(8))
