"""/healthz: 200 while the web process works, and a line for whoever watches it when reminders have stopped."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import Heartbeat
from referrals.services.heartbeats import SEND, SWEEP, beat


@pytest.mark.sqlite
@pytest.mark.django_db
def test_it_answers_ok_to_anybody(client):
    for name in (SWEEP, SEND):
        beat(name, timezone.now())
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize("silent", [SWEEP, SEND])
def test_it_says_that_reminders_have_stopped_and_stays_200_so_that_nobody_restarts_it(client, silent):
    for name in (SWEEP, SEND):
        beat(name, timezone.now())
    Heartbeat.objects.filter(name=silent).update(at=timezone.now() - timedelta(minutes=6))
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\nreminders: late, see /readyz\n")
    assert client.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_it_changes_nothing(client):
    assert client.post("/healthz").status_code == 405
