"""The sweep: find the clocks whose next rung has come, write a notice for each person, move the ladder on."""

from datetime import datetime, timedelta

from django.db import transaction

from people.models import User
from people.school_days import calendar_of
from referrals.local_policy import rule_of
from referrals.models import Clock, Notice
from referrals.models.notice import LAST_RESORT, NOBODY
from referrals.services.addressing import notices_to
from referrals.services.duty import Duty
from workflows.ladders import Ladder, Stop, climb

BATCH = 200  # clocks in one transaction
ASK_AGAIN = timedelta(minutes=10)
TOLD = "told"
MOVED = ("rung", "next_rung_at", "unheard_since", "stopped", "why_stopped")  # what a sweep writes of a clock


def sweep(now: datetime, *, batch: int = BATCH) -> int:
    """Return how many rungs were climbed. Two sweeps at once share the work; twice the same finds nothing.

    Clocks are found by the index on `next_rung_at`, so the cost grows with what is due, not with what is open.
    """
    climbed = 0
    while found := _one_batch(now, batch):
        climbed += found
    return climbed


@transaction.atomic
def _one_batch(now: datetime, batch: int) -> int:
    clocks = list(
        Clock.objects.select_for_update(skip_locked=True, of=("self",), no_key=True)
        .select_related("school", "case__school", "case__owner__reminders", "concern__reporter__reminders")
        .filter(stopped__isnull=True, next_rung_at__lte=now)
        .order_by("next_rung_at")[:batch]
    )
    duty = Duty(now, clocks)
    notices = [notice for clock in clocks for notice in _climb(clock, now, duty)]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    # All of them are there and locked, so this only updates: several times as fast as bulk_update does it.
    Clock.objects.bulk_create(clocks, update_conflicts=True, unique_fields=["id"], update_fields=MOVED)
    return len(clocks)


def _climb(clock: Clock, now: datetime, duty: Duty) -> list[Notice]:
    ladder = climb(rule_of(clock), clock.started, clock.due, calendar_of(clock.school))
    stops = ladder.asked(clock.rung)
    here, (people, why) = stops[0], duty.reached(clock, stops)
    if not people and not here.rung.for_its_author and not duty.is_no_news(clock, here):
        return _ask_again(clock, now, ladder, duty)
    _move_on(clock, now, ladder)
    away = duty.although_away(clock, stops) if why == LAST_RESORT else []
    return [*_written(people, clock, here, now, why), *_written(away, clock, here, now, NOBODY)]


def _written(people: list[User], clock: Clock, stop: Stop, now: datetime, why: str = "") -> list[Notice]:
    return [one for person in people for one in notices_to(person, clock, stop.number, now, why)]


def _ask_again(clock: Clock, now: datetime, ladder: Ladder, duty: Duty) -> list[Notice]:
    """Nobody on the whole ladder could be told: the rung stays due, and the health page says so. Whoever wrote the
    concern waits for nobody: they are told to ring somebody themselves, when it is their turn."""
    authors = ladder.to_authors(clock.rung)
    soon = [stop.at for stop in authors if stop.at > now]
    clock.unheard_since = clock.unheard_since or now
    clock.next_rung_at = min([now + ASK_AGAIN, *soon])
    come = [stop for stop in authors if stop.at <= now]
    return [one for stop in come for one in _written(duty.heard(clock, (stop,)), clock, stop, now)]


def _move_on(clock: Clock, now: datetime, ladder: Ladder) -> None:
    clock.rung = ladder.after(clock.rung, now)
    ahead = ladder.at(clock.rung)
    clock.next_rung_at = ahead.at if ahead else None
    clock.unheard_since = None
    if ahead is None and rule_of(clock).tells_only:
        clock.stopped, clock.why_stopped = now, TOLD
