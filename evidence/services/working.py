"""Which summary a worker takes next. A claim is a lease: after a crash somebody else takes the work over."""

from datetime import datetime, timedelta

from django.db.models import Q

from evidence.models import Summary

LEASE = timedelta(minutes=5)


def claim_next(now: datetime) -> Summary | None:
    """A summary with work to do, claimed for five minutes; None when nothing waits.

    A claim that ends later than any can was written while the clock was wrong, and holds nobody back.
    """
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now) | Q(claimed_until__gt=now + 2 * LEASE)
    for summary in Summary.objects.filter(free).exclude(wants="").order_by("drafted_at"):
        mine = Summary.objects.filter(free, pk=summary.pk, wants=summary.wants)
        if mine.update(claimed_until=now + LEASE) == 1:
            return Summary.objects.select_related("case__school", "case__pupil").get(pk=summary.pk)
    return None


def let_go(summary: Summary) -> None:
    """The work is done or has failed; a released summary is frozen and needs no letting go."""
    Summary.objects.filter(pk=summary.pk, released_at__isnull=True).update(claimed_until=None)
