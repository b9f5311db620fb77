"""Somebody notices when nothing comes round: a banner for who acts, /readyz for machines, one beat of two."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from people.models import User
from referrals.models import BeatLease, Heartbeat
from referrals.services.beats import LEASE, hold, let_go
from referrals.services.heartbeats import SEND, SWEEP, beat
from tests.factories import a_user
from workflows.roles import IT

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Town = SimpleNamespace
BANNER = "Reminders have stopped"


def shown(user: User, path: str) -> str:
    client = Client()
    client.force_login(user)
    return client.get(path).content.decode()


@pytest.mark.parametrize("silent", [SWEEP, SEND])
def test_every_page_of_a_lead_says_that_reminders_have_stopped(town: Town, silent: str) -> None:
    for name in (SWEEP, SEND):
        beat(name, timezone.now())
    assert BANNER not in shown(town.lead, "/desk/")
    Heartbeat.objects.filter(name=silent).update(at=timezone.now() - timedelta(minutes=6))
    assert BANNER in shown(town.lead, "/desk/")
    assert BANNER in shown(town.deputy, "/concerns/")
    assert BANNER not in shown(town.teacher, "/concerns/")


def test_only_who_may_open_the_health_page_is_sent_there(town: Town) -> None:
    it = a_user(town.school, IT)
    assert 'href="/health/">What is not working' in shown(it, "/people/me/")
    assert BANNER in shown(town.deputy, "/desk/")
    assert 'href="/health/">What is not working' not in shown(town.deputy, "/desk/")


def test_readyz_is_red_while_a_round_is_late_and_healthz_is_not(client: Client) -> None:
    beat(SWEEP, timezone.now())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"sweep: ok\nsend: late\ncheckpoints: ok\n")
    assert client.get("/healthz").status_code == 200
    beat(SEND, timezone.now())
    assert client.get("/readyz").status_code == 200


def test_one_of_two_beats_holds_the_lease_until_it_ends_or_is_let_go() -> None:
    one, other, now = uuid4(), uuid4(), timezone.now()
    assert hold(one, now)
    assert not hold(other, now + LEASE / 2)
    assert hold(one, now + LEASE / 2)
    assert not hold(other, now + LEASE)
    assert hold(other, now + LEASE * 2)
    let_go(other, now + LEASE * 2)
    assert hold(one, now + LEASE * 2)


def test_a_lease_of_a_clock_that_was_a_day_ahead_silences_nobody() -> None:
    now = timezone.now()
    BeatLease.objects.create(name="beat", holder=uuid4(), until=now + timedelta(days=1))
    assert hold(uuid4(), now)
