"""Reads of the weekly overviews: which of this week's did not go out, and why. Counts and reasons, no names."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, F, Min, Q, QuerySet, Value, When
from django.utils import timezone

from people.models import Membership, School
from referrals.models import Digest
from referrals.models.digest import monday_of
from workflows.roles import HEAD, LEAD

READERS = (LEAD, HEAD)
AGAIN = timedelta(hours=1)  # after a try, whatever came of it
WRITING = timedelta(minutes=10)  # longer than one mail may take
BROKE_OFF = "The worker ended in the middle of it"


def tried(now: datetime) -> QuerySet[Digest]:
    """Return this week's overviews that were tried and are not sent: refused, or left behind by a worker that died."""
    left_behind = Q(attempts__gt=0, next_try__lt=now + AGAIN - WRITING)
    mine = Digest.objects.filter(week=monday_of(timezone.localdate(now)), sent_at__isnull=True)
    return mine.filter(~Q(failed_reason="") | left_behind)


def tried_at(school: School, now: datetime) -> QuerySet[Digest]:
    """Return those of them that leads and heads of this school wait for."""
    readers = Membership.objects.running(now).filter(school=school, role__in=READERS, user__is_active=True)
    return tried(now).filter(person__in=readers.values("user"))


def failing(school: School, now: datetime) -> list[Any]:
    """Return, for each reason that an overview did not go out, how many wait for it and when the next try is."""
    why = Case(
        When(failed_reason="", then=Value(BROKE_OFF)), default=F("failed_reason"), output_field=CharField()
    )
    told = tried_at(school, now).order_by().annotate(why=why).values("why")
    return list(told.annotate(number=Count("pk"), next_try=Min("next_try")).order_by("-number", "why"))
