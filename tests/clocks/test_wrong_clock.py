"""The computer's clock jumps a day ahead and back: nobody waits for tomorrow, and nobody is told twice."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils import timezone

from celery_app import BEAT, app
from config.one_beat import OneBeat
from referrals.models import Clock, Notice
from referrals.queries.post import rounds
from referrals.services import notices
from referrals.services.heartbeats import SEND, SWEEP, beat
from referrals.services.post import send_round
from referrals.services.sweeping import sweep
from referrals.services.wrong_clock import Watch, begin_again
from referrals.tasks import sweep_clocks
from tests.factories import a_case

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Town = SimpleNamespace
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def waits(town: Town) -> int:
    """A case whose notices wait; how many."""
    a_case(town.school)
    sweep(timezone.now())
    return Notice.objects.count()


def test_what_was_put_off_while_the_clock_was_a_day_ahead_goes_out_when_it_is_back(town: Town, clock) -> None:
    number = waits(town)
    clock.shift(DAY)
    held = notices.claim(town.lead.pk, timezone.now())
    assert held
    notices.put_off(held, "The mail server does not answer", timezone.now())
    clock.shift(-DAY)
    assert send_round() == number


def test_what_was_written_while_the_clock_was_a_day_ahead_goes_out_when_it_is_back(town: Town, clock) -> None:
    clock.shift(DAY)
    number = waits(town)
    clock.shift(-DAY)
    assert send_round() == number


def test_an_honest_wait_is_kept(town: Town, clock) -> None:
    waits(town)
    held = notices.claim(town.lead.pk, timezone.now())
    assert held
    notices.put_off(held, "The mail server does not answer", timezone.now())
    assert send_round() == 1
    assert [one.to for one in mail.outbox] == [[town.deputy.email]]


@pytest.mark.parametrize("jump", [DAY, -DAY])
def test_a_sender_at_work_while_the_clock_jumps_is_left_to_mark_what_it_sent(town: Town, clock, jump) -> None:
    waits(town)
    held = notices.claim(town.lead.pk, timezone.now())
    assert held
    clock.shift(jump)
    assert send_round() == 1  # the deputy's
    notices.mark_sent(held, held.notices)
    clock.shift(2 * MINUTE)
    assert send_round() == 0


@pytest.mark.parametrize("jump", [DAY, -DAY])
def test_a_sender_that_died_before_the_clock_jumped_is_replaced_within_minutes(
    town: Town, clock, jump
) -> None:
    waits(town)
    assert notices.claim(town.lead.pk, timezone.now())
    clock.shift(jump)
    send_round()
    clock.shift(MINUTE + timedelta(seconds=1))
    assert send_round() == 1
    assert [one.to for one in mail.outbox] == [[town.deputy.email], [town.lead.email]]


@pytest.mark.parametrize("died", [True, False], ids=["the worker died meanwhile", "beat was away meanwhile"])
def test_a_concern_that_was_logged_while_the_clock_was_a_day_ahead_is_told_when_it_is_back(
    town: Town, clock, monkeypatch, died: bool
) -> None:
    monkeypatch.setattr("referrals.tasks.watch", Watch())
    sweep_clocks()
    clock.shift(DAY)
    a_case(town.school, safe_now="no")
    clock.shift(-DAY)
    if died:
        monkeypatch.setattr("referrals.tasks.watch", Watch())
    else:
        clock.shift(3 * MINUTE)
    sweep_clocks()
    assert Notice.objects.filter(person=town.lead, clock__rule="red_flag_open", rung=0).count() == 1
    flag = Clock.objects.get(rule="red_flag_open")
    assert (flag.started, flag.due, flag.next_rung_at) == (
        timezone.now(),
        *[timezone.now() + 10 * MINUTE] * 2,
    )


def test_the_clocks_are_looked_through_only_after_the_clock_went_back(clock) -> None:
    watch = Watch()
    assert watch.went_back(timezone.now())
    assert not watch.went_back(timezone.now())
    assert not watch.went_back(timezone.now() + DAY)
    assert watch.went_back(timezone.now())


def test_a_clock_that_counts_from_a_moment_somebody_wrote_down_keeps_it(town: Town, clock) -> None:
    case = a_case(town.school)
    later = timezone.now() + DAY
    Clock.objects.filter(case=case, rule="concern_triage").update(
        rule="social_care_ack", started=later, due=later + DAY, next_rung_at=later
    )
    assert begin_again(timezone.now()) == 0


def test_a_round_that_is_to_come_tells_nothing(town: Town, clock) -> None:
    for name in (SWEEP, SEND):
        beat(name, timezone.now() + DAY)
    assert all(one.late for one in rounds(timezone.now()))


def test_beat_does_not_rest_until_the_day_it_came_back_from(town: Town, clock, tmp_path, monkeypatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(OneBeat, "apply_entry", lambda self, entry, producer=None: sent.append(entry.task))
    monkeypatch.setattr(OneBeat, "producer", None)
    monkeypatch.setattr("config.one_beat.close_old_connections", lambda: None)  # the test's transaction
    clock.shift(DAY)
    scheduler = OneBeat(app, schedule_filename=str(tmp_path / "schedule"))
    clock.shift(-DAY)
    for _ in range(len(BEAT) + 1):
        scheduler.tick()
    scheduler.close()
    assert {entry["task"] for entry in BEAT.values()} <= set(sent)
