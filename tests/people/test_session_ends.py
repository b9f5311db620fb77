"""A sign-in ends by itself: after fifteen minutes for whoever sees cases, an hour for others, twelve for everybody."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from people.models import User
from tests.factories import a_case, a_pupil, a_school, a_user
from trail.models import Entry
from workflows import roles as r

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def minutes(number: float) -> datetime:
    return BEGAN + timedelta(minutes=number)


def signed_in(user: User, clock: Any) -> Client:
    clock.move_to(BEGAN)
    client = Client()
    client.force_login(user)
    assert here(client)
    return client


def here(client: Client, path: str = "/people/me/") -> bool:
    return client.get(path).status_code == 200


@pytest.mark.parametrize("role", sorted(r.SEES_CASES))
def test_who_sees_cases_is_signed_out_after_fifteen_minutes(role: str, time_machine: Any) -> None:
    client = signed_in(a_user(a_school(), role), time_machine)
    time_machine.move_to(minutes(14))
    assert here(client)
    time_machine.move_to(minutes(30))
    assert not here(client)


@pytest.mark.parametrize("role", sorted(r.ALL - r.SEES_CASES))
def test_everybody_else_after_an_hour(role: str, time_machine: Any) -> None:
    client = signed_in(a_user(a_school(), role), time_machine)
    time_machine.move_to(minutes(59))
    assert here(client)
    time_machine.move_to(minutes(120))
    assert not here(client)


def test_whoever_was_let_into_a_case_has_the_short_time_from_then_on(time_machine: Any) -> None:
    time_machine.move_to(BEGAN)
    school = a_school()
    case, user = a_case(school, a_pupil(school)), a_user(school, r.STAFF)
    case.grants.create(user=user, role=r.PASTORAL, given_by=user, reason="Sees her every day.")
    client = signed_in(user, time_machine)
    assert here(client, reverse("case", args=[case.pk])) and here(client)
    time_machine.move_to(minutes(16))
    assert not here(client)


def test_nobody_stays_signed_in_for_longer_than_a_day_of_work(time_machine: Any) -> None:
    client = signed_in(a_user(a_school(), r.LEAD), time_machine)
    for nth in range(1, 72):
        time_machine.move_to(minutes(10 * nth))
        assert here(client), nth
    time_machine.move_to(minutes(721))
    assert not here(client)


def test_a_page_that_asks_by_itself_does_not_keep_anybody_signed_in(time_machine: Any) -> None:
    time_machine.move_to(BEGAN)
    school = a_school()
    lead = a_user(school, r.LEAD)
    concern = a_case(school, a_pupil(school), lead).concern_children.get().concern
    client = signed_in(lead, time_machine)
    time_machine.move_to(minutes(14))
    assert here(client, reverse("concern_sent_status", args=[concern.pk]))
    time_machine.move_to(minutes(16))
    assert not here(client)


def test_a_closed_account_is_signed_out_at_the_next_page(time_machine: Any) -> None:
    lead = a_user(a_school(), r.LEAD)
    client = signed_in(lead, time_machine)
    User.objects.filter(pk=lead.pk).update(is_active=False)
    assert not here(client)


def test_a_new_password_ends_every_other_session(time_machine: Any) -> None:
    lead = a_user(a_school(), r.LEAD)
    client = signed_in(lead, time_machine)
    lead.set_password("another long password 7")
    lead.save()
    assert not here(client)


def test_the_end_is_an_entry_and_what_was_sent_is_held(time_machine: Any) -> None:
    school = a_school()
    lead = a_user(school, r.LEAD)
    client = signed_in(lead, time_machine)
    time_machine.move_to(minutes(20))
    origin = {"HTTP_ORIGIN": "http://testserver"}
    client.post(reverse("people:pupils"), {"q": "typed before the end"}, **origin)
    assert Entry.objects.filter(case_id=school.pk, event="access.signed_out").count() == 1
    client.force_login(lead)
    assert "<title>What you" in client.get(reverse("people:pupils")).content.decode()
