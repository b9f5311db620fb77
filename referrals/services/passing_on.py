"""What does not reach whom it was written to goes to the next in line, who are told why: an address that a mail server
refuses for good is like none, and somebody may have left, or be away, by the time their quiet hours are over."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from people.school_days import calendar_of
from referrals.local_policy import rule_of
from referrals.models import Notice
from referrals.models.notice import NO_ADDRESS, NOBODY
from referrals.services.addressing import notices_to
from referrals.services.duty import Duty
from workflows.ladders import climb


@transaction.atomic
def pass_on(refused: Iterable[Notice], now: datetime) -> int:
    """Return how many notices were written in place of those refused. Each is passed on once, and tried on.

    Where somebody else was told of the same rung by a mail that went, or may still go, nothing is written.
    """
    return sum(_pass_on(notice, now, NO_ADDRESS) for notice in refused)


@transaction.atomic
def turned_aside(notice: Notice, now: datetime) -> bool:
    """Return whether somebody else hears of the rung of a notice whose person has left or is away by now: a colleague
    who was told with them, else the next in line."""
    return bool(_pass_on(notice, now, NOBODY)) or _heard_by_another(notice)


def _pass_on(notice: Notice, now: datetime, why: str) -> int:
    mine = Notice.objects.filter(pk=notice.pk, passed_on_at__isnull=True, dropped_at__isnull=True)
    if not mine.update(passed_on_at=now) or _heard_by_another(notice):
        return 0
    return len(Notice.objects.bulk_create(_instead(notice, now, why), ignore_conflicts=True))


def _heard_by_another(notice: Notice) -> bool:
    others = Notice.objects.filter(
        clock=notice.clock_id, rung=notice.rung, dropped_at__isnull=True, passed_on_at__isnull=True
    )
    return others.exclude(person=notice.person_id).exists()


def _instead(notice: Notice, now: datetime, default: str) -> list[Notice]:
    clock = notice.clock
    ladder = climb(rule_of(clock), clock.started, clock.due, calendar_of(clock.school))
    stops = ladder.asked(ladder.place_of(notice.rung))
    told = Notice.objects.filter(clock=clock, rung=notice.rung).values_list("person_id", flat=True)
    people, why = Duty(now).reached(clock, stops, without=told)
    return [one for person in people for one in notices_to(person, clock, notice.rung, now, why or default)]
