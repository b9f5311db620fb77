"""Counts of a school year: bands of five, as at the end of the last month, the years side by side."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from oversight.queries.counts import Group, groups, span_of, years_of
from people.models import School, User
from referrals.models import Case
from tests.factories import a_case, a_user, make, refer, step
from workflows import case as c
from workflows import routes
from workflows.disclosure import Band
from workflows.roles import GOVERNOR
from workflows.school_years import SchoolYear

pytestmark = pytest.mark.django_db
YEAR = SchoolYear(2026)


@pytest.fixture
def governor(school: School) -> User:
    return a_user(school, GOVERNOR, name="Gale Governor")


def rows_of(found: list[Group], title: str) -> dict[str, Band]:
    return {
        label: band
        for group in found
        for table in group.tables or []
        if table.title == title
        for label, band in table.rows
    }


def at_new_year() -> time_machine.travel:
    return time_machine.travel(datetime(2027, 1, 4, 9, tzinfo=UTC), tick=True)


def test_every_number_is_a_band_and_cases_are_counted_where_they_stood(
    school: School, lead: User, governor: User
) -> None:
    cases = [a_case(school) for _ in range(6)]
    for one in cases[:5]:
        make(refer(one, lead), lead)
    with at_new_year():
        step(Case.objects.get(pk=cases[5].pk), c.BEGIN_TRIAGE, lead)  # after the figures were closed
        found = groups(school, governor, YEAR)
    assert [group.whole for group in found][:3] == [Band(5, 9)] * 3
    stood = rows_of(found, "By where they stood at the end")
    assert [stood[label] for label in ("Social care referral", "Triage")] == [Band(5, 9), Band(0, 4)]
    assert rows_of(found, "By where they went")[routes.get("social_care").label] == Band(5, 9)


def test_what_happens_in_a_month_is_not_counted_before_it_is_over(
    school: School, lead: User, governor: User
) -> None:
    for _ in range(5):
        a_case(school)
    assert all(group.whole == Band(0, 4) for group in groups(school, governor, YEAR))


def test_a_governor_reads_bands_and_no_reference(school: School, case: Case, governor: User) -> None:
    client = Client()
    client.force_login(governor)
    for page in ("counts", "yearly"):
        text = client.get(reverse(f"oversight:{page}")).content.decode()
        assert "fewer than 5" in text and case.reference not in text


def test_the_years_begin_with_the_first_case_and_end_with_the_last_whole_month(
    school: School, case: Case, governor: User
) -> None:
    Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=500))
    assert [year.label for year in years_of(school, governor, timezone.now())] == [
        "2026/27",
        "2025/26",
        "2024/25",
    ]
    september = datetime(2027, 9, 15, tzinfo=UTC)
    assert years_of(school, governor, september)[0].label == "2026/27"
    assert span_of(YEAR, september).ends == YEAR.ends
