"""Which summary a worker takes next, and when nobody waits for one any more.

A claim is a lease: after a crash somebody else takes the work over, until its time is over altogether.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from evidence.models import Summary
from evidence.models.summary import PROPOSE, RELEASE

LEASE = timedelta(minutes=5)
#: From the wish to the answer, whatever became of the workers: Celery's own limit.
PATIENCE = timedelta(minutes=10)
BEGUN = {PROPOSE: "Looking for names", RELEASE: "Making the file"}
NEVER_BEGUN = (
    "Nothing was made: for ten minutes no worker took it up. There is no file. Try again; if it happens twice, tell "
    "whoever runs Handrail that the worker does not run."
)
NEVER_ENDED = (
    "Nothing was made: the work was begun and did not end within ten minutes. There is no file. Try again; if it "
    "happens twice, tell whoever runs Handrail."
)


def claim_next(now: datetime) -> Summary | None:
    """A summary with work to do, claimed for five minutes; None when nothing waits. What was begun and is over its
    time is given up instead.

    A claim that ends later than any can was written while the clock was wrong, and holds nobody back.
    """
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now) | Q(claimed_until__gt=now + 2 * LEASE)
    for summary in Summary.objects.filter(free).exclude(wants="").order_by("drafted_at"):
        if summary.claimed_until and give_up_if_overdue(summary, now):
            continue
        mine = Summary.objects.filter(free, pk=summary.pk, wants=summary.wants)
        if mine.update(claimed_until=now + LEASE, progress=BEGUN[summary.wants]) == 1:
            return Summary.objects.select_related("case__school", "case__pupil").get(pk=summary.pk)
    return None


@transaction.atomic
def give_up_if_overdue(summary: Summary, now: datetime | None = None) -> bool:
    """Whether this summary waited in vain for ten minutes: it waits no more then, and says so. One that a worker has
    under its lock at this moment is left to the worker."""
    asked_before = (now or timezone.now()) - PATIENCE
    overdue = Summary.objects.filter(pk=summary.pk, wanted_at__lte=asked_before).exclude(wants="")
    fresh = overdue.select_for_update(skip_locked=True, no_key=True).first() if summary.wants else None
    if fresh is None:
        return False
    stop(fresh, NEVER_ENDED if fresh.claimed_until else NEVER_BEGUN)
    let_go(fresh)
    return True


def stop(summary: Summary, problem: str) -> None:
    """No more work until somebody asks for it again."""
    Summary.objects.filter(pk=summary.pk, released_at__isnull=True).update(
        wants="", progress="", problem=problem[:300]
    )


def let_go(summary: Summary) -> None:
    """The work is done or has failed; a released summary is frozen and needs no letting go."""
    Summary.objects.filter(pk=summary.pk, released_at__isnull=True).update(claimed_until=None)
