"""The link of a reminder: after signing in it is written down as seen, shows the case, and stops nothing."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from referrals.models import Clock, Notice
from referrals.services.sweeping import sweep
from tests.factories import a_case
from trail.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("clock")]
Town = SimpleNamespace


@pytest.fixture
def notice(town: Town) -> Notice:
    """A reminder to the deputy that a concern waits for triage."""
    a_case(town.school)
    sweep(timezone.now())
    return Notice.objects.get(person=town.deputy, clock__rule="concern_triage")


def opened(notice: Notice, client: Client) -> object:
    return client.get(f"/reminders/{notice.pk}/")


def test_it_asks_for_a_sign_in_and_comes_back(notice: Notice, client: Client) -> None:
    assert opened(notice, client).url == f"/accounts/login/?next=/reminders/{notice.pk}/"
    notice.refresh_from_db()
    assert notice.seen_at is None


def test_it_is_seen_once_and_stops_no_clock(town: Town, notice: Notice, client: Client, clock) -> None:
    client.force_login(town.deputy)
    assert opened(notice, client).url == f"/cases/{notice.clock.case_id}/"
    first = timezone.now()
    clock.shift(timedelta(minutes=7))
    opened(notice, client)
    notice.refresh_from_db()
    assert notice.seen_at == first
    entry = Entry.objects.get(case_id=notice.clock.case_id, event="notice.seen")
    assert entry.says["data"] == {"rule": "concern_triage", "rung": 0, "channel": "email"}
    assert Clock.objects.get(pk=notice.clock_id).stopped is None


def test_the_case_says_who_has_seen_it(town: Town, notice: Notice, client: Client) -> None:
    client.force_login(town.deputy)
    opened(notice, client)
    client.force_login(town.lead)
    page = client.get(f"/cases/{notice.clock.case_id}/").content.decode()
    assert "Reminder seen by Obi Deputy at 10:00 today" in page


def test_asking_whether_it_is_there_is_not_seeing(town: Town, notice: Notice, client: Client) -> None:
    client.force_login(town.deputy)
    client.head(f"/reminders/{notice.pk}/")
    notice.refresh_from_db()
    assert notice.seen_at is None


def test_nobody_else_can_say_so_for_them(town: Town, notice: Notice, client: Client) -> None:
    for person in (town.lead, town.head, town.teacher, town.chair):
        client.force_login(person)
        assert opened(notice, client).status_code == 404
    notice.refresh_from_db()
    assert notice.seen_at is None


def test_whoever_was_shut_out_since_finds_nothing(town: Town, notice: Notice, client: Client) -> None:
    notice.clock.case.shut_out.create(user=town.deputy)
    client.force_login(town.deputy)
    assert opened(notice, client).status_code == 404
