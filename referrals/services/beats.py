"""Two beats wake the workers once: whoever holds the lease beats, the other stands by and takes over when it ends."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from referrals.models import BeatLease

NAME = "beat"
LEASE = timedelta(seconds=60)


@transaction.atomic
def hold(holder: UUID, now: datetime) -> bool:
    """Return whether this beat holds the lease, which then runs for another minute.

    A lease that would end later than any can was written while the clock was wrong, and holds nobody back.
    """
    BeatLease.objects.get_or_create(name=NAME, defaults={"holder": holder, "until": now})
    free = Q(holder=holder) | Q(until__lte=now) | Q(until__gt=now + 2 * LEASE)
    return bool(BeatLease.objects.filter(free, name=NAME).update(holder=holder, until=now + LEASE))


def let_go(holder: UUID, now: datetime) -> None:
    """A beat that stops leaves the lease to the next one at once."""
    BeatLease.objects.filter(name=NAME, holder=holder).update(until=now)
