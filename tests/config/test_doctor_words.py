"""What the doctor says fits what is wrong: a clock that was ahead, hours since a backup, nobody on duty at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from config.doctor import machine, schools, work
from people.models import Absence
from referrals.services.heartbeats import BACKUP, SEND, SWEEP, VERIFIED, beat
from tests.factories import a_school, a_user
from workflows.roles import HEAD, LEAD

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_a_round_that_is_to_come_is_no_matter_of_starting_beat() -> None:
    beat(SWEEP, timezone.now() + timedelta(days=2))
    beat(SEND, timezone.now() - timedelta(hours=1))
    ahead, late = work.beat()
    assert "to come: the clock is or was wrong" in ahead.says
    assert "time server" in ahead.todo
    assert "not since" in late.says
    assert "celery -A celery_app worker" in late.todo


def test_a_backup_of_yesterday_is_told_in_hours() -> None:
    beat(BACKUP, timezone.now() - timedelta(hours=30, minutes=5))
    beat(VERIFIED, timezone.now())
    assert [one.says.partition(" (")[0] for one in work.backups()] == ["The newest backup is 30 hours old"]


def test_a_certificate_that_is_over_has_ended(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    settings.BASE_URL = "https://handrail.school.example"
    for days, word in ((-2, "ended on"), (5, "ends on")):
        monkeypatch.setattr(
            machine, "ends_at", lambda *asked, days=days: timezone.now() + timedelta(days=days)
        )
        assert [word in one.says for one in machine.certificate()] == [True]


def test_reminders_do_not_go_to_a_head_who_is_away() -> None:
    school, now = a_school(), timezone.now()
    for role in (LEAD, HEAD):
        away = a_user(school, role)
        Absence.objects.create(user=away, school=school, since=now, until=now + timedelta(days=1))
    nobody, no_head = schools.duty()
    assert "reminders go to the chair and the trust" in nobody.says
    assert "nobody is on duty as" in no_head.says
