"""A broker that is down costs a request nothing but the wake-up."""

from types import SimpleNamespace

import pytest
from celery import Celery
from django.core.management import call_command
from django.utils import timezone

from celery_app import app
from config.broker import REDIS
from referrals.models import Heartbeat, Notice
from referrals.services import waking
from referrals.services.sweeping import sweep
from tests.factories import a_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens where the broker should be."""
    nobody = Celery("nobody", broker="redis://127.0.0.1:9/0", set_as_current=False)
    nobody.conf.broker_transport_options = REDIS
    monkeypatch.setattr(waking, "app", nobody)


def test_a_nudge_reaches_the_broker() -> None:
    assert waking.nudge(waking.SWEEP)
    assert waking.broker_answers()


@pytest.mark.usefixtures("no_broker")
def test_a_broker_that_is_down_is_said_and_not_raised() -> None:
    assert not waking.nudge(waking.SWEEP)
    assert not waking.broker_answers()


@pytest.mark.usefixtures("no_broker")
def test_a_concern_is_accepted_without_a_broker_and_told_by_the_next_sweep(
    town: SimpleNamespace, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as nudges:
        a_case(town.school, safe_now="no")
    assert nudges
    sweep(timezone.now())
    assert Notice.objects.count() == 4


def test_the_rounds_leave_a_heartbeat() -> None:
    for task in (waking.SWEEP, waking.SEND):
        app.loader.import_default_modules()
        app.tasks[task].apply()
    assert set(Heartbeat.objects.values_list("name", flat=True)) == {"sweep", "send"}


def test_both_rounds_can_be_run_by_hand(town: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> None:
    a_case(town.school)
    for _ in range(2):
        call_command("sweep")
    assert capsys.readouterr().out.split("\n")[:4] == [
        "rungs climbed: 1",
        "notices sent: 2",
        "rungs climbed: 0",
        "notices sent: 0",
    ]
