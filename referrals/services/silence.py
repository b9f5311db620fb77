"""Open cases in which nothing is due, found by looking: for what is older than the rule, and a net under `turn`."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from referrals.models import Case, Clock
from referrals.services.clocks import see_to_silence
from workflows.case import ENDED

BATCH = 1000  # cases in one round; the next one goes on


def watch_silent_cases(now: datetime) -> int:
    """Return how many open cases had no running clock, and have one now. Looks at every open case: call it seldom."""
    running = Clock.objects.filter(case=OuterRef("pk"), stopped__isnull=True)
    silent = Case.objects.exclude(state__in=ENDED).filter(~Exists(running))
    return sum(_see_to(pk, now) for pk in silent.order_by().values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _see_to(pk: UUID, now: datetime) -> bool:
    case = Case.objects.select_for_update(no_key=True, of=("self",)).select_related("school").get(pk=pk)
    see_to_silence(case, now)
    return case.state not in ENDED
