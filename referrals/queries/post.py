"""Reads of notices and heartbeats: is every reminder on its way? Counts and reasons, no names, no references.

Each count is asked for one reader: it is of their school, and leaves out what is about themselves.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet

from people.models import School, User
from referrals.models import Clock, Heartbeat, Notice

LATE = timedelta(minutes=5)  # a sweep comes round each minute
SLOW_LATE = timedelta(hours=3)  # for what comes round each half hour or each hour


@dataclass(frozen=True)
class Round:
    """When a round last ended; `at` is None where it never did."""

    name: str
    label: str
    at: datetime | None
    late: bool


LABELS = {"sweep": "Looking for due deadlines", "send": "Sending mail"}
SLOW_LABELS = {
    "overviews": "Sending weekly overviews",
    "silence": "Looking for cases in which nothing is due",
}


def rounds(now: datetime) -> list[Round]:
    """Return the sweep and the sender with when they last came round, and whether that is too long ago."""
    seen = dict(Heartbeat.objects.values_list("name", "at"))
    return [
        # A round that is to come was written while the clock was wrong, and tells nothing.
        Round(name, label, seen.get(name), name not in seen or abs(now - seen[name]) > LATE)
        for name, label in LABELS.items()
    ]


def slow_rounds(now: datetime) -> list[Round]:
    """Return the rounds of the half hour and the hour. One that was never seen is not late: it is yet to come."""
    seen = dict(Heartbeat.objects.values_list("name", "at"))
    return [
        Round(name, label, seen.get(name), name in seen and abs(now - seen[name]) > SLOW_LATE)
        for name, label in SLOW_LABELS.items()
    ]


def unsent(school: School, reader: User) -> QuerySet[Notice]:
    """Return the notices that wait: neither sent nor dropped."""
    return Notice.objects.unsent().filter(clock__in=clocks_of(school, reader))


def clocks_of(school: School, reader: User) -> QuerySet[Clock]:
    """Return the clocks of the school without those of cases, or drafts, about the reader."""
    ours = Clock.objects.filter(school=school).exclude(case__shut_out__user=reader)
    return ours.exclude(concern__adult__user=reader)


def failing(school: School, reader: User) -> list[Any]:
    """Return, for each reason that mail could not be sent, how many wait for it and when the next try is."""
    failed = unsent(school, reader).exclude(failed_reason="").order_by().values("failed_reason")
    told = failed.annotate(number=Count("pk"), next_try=Min("next_try"), passed_on=Count("passed_on_at"))
    return list(told.order_by("-number"))


def till_morning(school: School, reader: User, now: datetime) -> int:
    """Return how many reminders wait for the end of somebody's quiet hours."""
    return unsent(school, reader).filter(not_before__gt=now).count()


def unheard(school: School, reader: User) -> int:
    """Return how many clocks are due and reached nobody: everybody on their ladder is away or may not know."""
    return clocks_of(school, reader).filter(stopped__isnull=True, unheard_since__isnull=False).count()


def overdue_rungs(school: School, reader: User, now: datetime) -> int:
    """Return how many rungs have waited for a sweep longer than one should take."""
    return clocks_of(school, reader).filter(stopped__isnull=True, next_rung_at__lt=now - LATE).count()
