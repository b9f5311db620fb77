"""Terms, days without pupils and hours of a school: entered by lead and head, refused in plain words."""

from collections.abc import Callable
from datetime import date, time

import pytest
from django.test import Client

from people.models import ClosedDays, School, SchoolTerm, User
from people.school_days import calendar_of
from people.services.calendar import add_term, close_days, open_days, remove_term, set_hours
from tests.people.conftest import codes
from workflows import roles
from workflows.steps import NotAllowed, Refused

People = dict[str, User]
SignIn = Callable[[str], Client]
AUTUMN = {"first": date(2026, 9, 2), "last": date(2026, 12, 18)}
SPRING = {"first": date(2027, 1, 5), "last": date(2027, 3, 25)}
HALF_TERM = {"kind": "holiday", "first": date(2026, 10, 26), "last": date(2026, 10, 30)}
pytestmark = pytest.mark.sqlite


def of(school: School) -> School:
    return School.objects.get(pk=school.pk)


def test_what_is_entered_counts_at_once(people: People, school: School) -> None:
    add_term(school=school, actor=people[roles.LEAD], **SPRING)
    add_term(school=school, actor=people[roles.HEAD], **AUTUMN)
    assert not calendar_of(of(school)).is_school_day(date(2027, 1, 4))
    days = close_days(school=school, actor=people[roles.LEAD], **HALF_TERM)
    assert not calendar_of(of(school)).is_school_day(date(2026, 10, 28))
    open_days(days=days, actor=people[roles.LEAD])
    assert calendar_of(of(school)).is_school_day(date(2026, 10, 28))
    remove_term(term=SchoolTerm.objects.get(first=AUTUMN["first"]), actor=people[roles.LEAD])
    assert len(calendar_of(of(school)).terms) == 1
    assert codes(school) == [
        "calendar.term_added", "calendar.term_added", "calendar.closed", "calendar.opened", "calendar.term_removed",
    ]  # fmt: skip


def test_a_calendar_that_did_not_change_is_read_once(
    people: People, school: School, django_assert_num_queries: Callable[..., object]
) -> None:
    add_term(school=school, actor=people[roles.LEAD], **AUTUMN)
    calendar_of(here := of(school))
    with django_assert_num_queries(0):
        calendar_of(here)


@pytest.mark.parametrize(
    ("dates", "field", "words"),
    [
        ({"first": date(2027, 1, 5), "last": date(2027, 1, 4)}, "last", "on or after the first day, 5 January 2027"),
        ({"first": date(2026, 12, 18), "last": date(2027, 1, 4)}, "first", "2 September 2026 to 18 December 2026"),
        ({"first": date(2027, 1, 5), "last": date(2028, 3, 25)}, "last", "Check the year"),
        ({"first": date(2226, 9, 2), "last": date(2226, 12, 18)}, "last", "Check the year: the calendar is entered up"),
        ({"first": date(27, 1, 5), "last": date(27, 3, 25)}, "first", "Check the year"),
        ({"first": date(9999, 9, 2), "last": date(9999, 12, 31)}, "last", "Check the year: the calendar is entered up"),
    ],
)  # fmt: skip
def test_it_refuses_a_term_that_cannot_be(
    people: People, school: School, dates: dict[str, date], field: str, words: str
) -> None:
    add_term(school=school, actor=people[roles.LEAD], **AUTUMN)
    with pytest.raises(Refused) as refused:
        add_term(school=school, actor=people[roles.LEAD], **dates)
    assert words in refused.value.facts[field]
    assert SchoolTerm.objects.count() == 1


def test_it_refuses_the_same_days_twice_and_a_closure_of_months(people: People, school: School) -> None:
    close_days(school=school, actor=people[roles.LEAD], **HALF_TERM)
    with pytest.raises(Refused):
        close_days(school=school, actor=people[roles.LEAD], kind="inset", first=date(2026, 10, 27), last=None)
    with pytest.raises(Refused):
        close_days(
            school=school,
            actor=people[roles.LEAD],
            kind="closure",
            first=date(2027, 1, 5),
            last=date(2027, 4, 5),
        )
    assert ClosedDays.objects.count() == 1


def test_hours_and_nation_change_the_calendar(people: People, school: School) -> None:
    set_hours(
        school=school, nation="SCT", day_starts=time(9), day_ends=time(15, 30), actor=people[roles.HEAD]
    )
    calendar = calendar_of(of(school))
    assert (calendar.nation, calendar.day_starts, calendar.day_ends) == ("SCT", time(9), time(15, 30))
    with pytest.raises(Refused, match="short day"):
        set_hours(school=school, nation="SCT", day_starts=time(9), day_ends=time(8), actor=people[roles.HEAD])


@pytest.mark.parametrize("role", sorted(roles.ALL - {roles.LEAD, roles.HEAD}))
def test_nobody_else_changes_it(role: str, people: People, school: School, signed_in: SignIn) -> None:
    with pytest.raises(NotAllowed):
        add_term(school=school, actor=people[role], **AUTUMN)
    assert signed_in(role).get("/people/calendar/").status_code == 403


def test_a_wrong_term_keeps_what_was_typed(signed_in: SignIn, school: School) -> None:
    answer = signed_in(roles.LEAD).post(
        "/people/calendar/terms/add/", {"first": "2027-01-05", "last": "2027-01-04"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Enter a last day on or after the first day, 5 January 2027" in page
    assert 'value="2027-01-05"' in page


def test_the_page_says_what_is_missing(signed_in: SignIn, school: School) -> None:
    client = signed_in(roles.HEAD)
    assert "No terms are entered" in client.get("/people/calendar/").content.decode()
    client.post("/people/calendar/terms/add/", {"first": "2026-09-02", "last": "2026-12-18"})
    assert "ends soon" in client.get("/people/calendar/").content.decode()
    client.post("/people/calendar/terms/add/", {"first": "2027-01-05", "last": "2027-03-25"})
    page = client.get("/people/calendar/").content.decode()
    assert "ends soon" not in page and "Friday 18 December 2026" in page


def test_another_school_has_a_calendar_of_its_own(
    signed_in: SignIn, other_school: School, people: People
) -> None:
    term = add_term(school=other_school, actor=None, **AUTUMN)
    assert signed_in(roles.LEAD).post(f"/people/calendar/terms/{term.pk}/remove/").status_code == 404
