"""The invented terms of the demo school are such as a school in England could have."""

from types import SimpleNamespace

import pytest

from config.demo.terms import Year
from people.school_days import calendar_of
from workflows.calendars import ONE_DAY, Calendar, Term, bank_holidays

pytestmark = pytest.mark.filterwarnings("error")


@pytest.mark.parametrize("begins", range(2025, 2040))
def test_a_year_has_terms_half_terms_and_inset_days_that_fit(begins: int) -> None:
    year = Year(begins)
    terms = tuple(Term(first, last) for first, last in year.terms)
    calendar = Calendar(terms)  # refuses terms that overlap
    assert all(term.first.weekday() < 5 and term.first not in bank_holidays() for term in terms)
    for term, (first, last) in zip(terms, year.half_terms, strict=True):
        assert term.first < first < last < term.last
    assert all(calendar.is_school_day(day) for day in year.inset_days)
    days = sum((term.last - term.first).days + 1 for term in terms)
    closed = {first + n * ONE_DAY for first, _ in year.half_terms for n in range(5)} | {*year.inset_days}
    every = (term.first + n * ONE_DAY for term in terms for n in range((term.last - term.first).days + 1))
    assert days > 190
    assert 180 <= sum(calendar.is_school_day(day) and day not in closed for day in every) <= 196


@pytest.mark.django_db
def test_the_demo_school_has_this_years_and_the_next(tale: SimpleNamespace) -> None:
    school = tale.told[0].case.school
    calendar = calendar_of(school)
    assert len(calendar.terms) == 6
    assert calendar.terms[0].first < tale.now.date() < calendar.terms[-1].last
    assert school.closed_days.filter(kind="inset").count() == 4
