"""Open cases in which nothing is due, found by looking: for what is older than the rule, and a net under `turn`."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from referrals.models import Case, Clock, Walk
from referrals.services.clocks import see_to_silence
from workflows.case import ENDED

BATCH = 1000  # silent cases in one round; the next one goes on
STRETCH = (
    50_000  # open cases in one round: all of them at a school, each within a day where a million are open
)
WALK = "silence"


def watch_silent_cases(now: datetime) -> int:
    """Return how many open cases had no running clock, and have one now. Each round looks at the next stretch of the
    open cases, so that it costs the same however many there are."""
    return sum(_see_to(pk, now) for pk in _next_silent())


@transaction.atomic
def _next_silent() -> list[UUID]:
    """The silent ones of the next stretch. One that is lost to a crash from here on is met again when the walk is."""
    Walk.objects.get_or_create(name=WALK)
    walk = Walk.objects.select_for_update().get(name=WALK)
    ahead = open_cases(walk.after)
    last = ahead.values_list("pk", flat=True)[STRETCH - 1 : STRETCH].first()
    found = list(silent(ahead, last).values_list("pk", flat=True)[:BATCH])
    Walk.objects.filter(name=WALK).update(after=found[-1] if len(found) == BATCH else last)
    return found


def open_cases(after: UUID | None) -> "QuerySet[Case]":
    """The open cases behind this key, in the order of keys."""
    cases = Case.objects.exclude(state__in=sorted(ENDED)).order_by("pk")
    return cases.filter(pk__gt=after) if after else cases


def silent(cases: "QuerySet[Case]", last: UUID | None) -> "QuerySet[Case]":
    """Those of them in which no clock runs, up to this key."""
    running = Clock.objects.filter(case=OuterRef("pk"), stopped__isnull=True)
    return (cases.filter(pk__lte=last) if last else cases).filter(~Exists(running))


@transaction.atomic
def _see_to(pk: UUID, now: datetime) -> bool:
    case = Case.objects.select_for_update(no_key=True, of=("self",)).select_related("school").get(pk=pk)
    see_to_silence(case, now)
    return case.state not in ENDED
