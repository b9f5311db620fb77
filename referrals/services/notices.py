"""Sending notices: claim with a lease, send one mail, mark. A row is never lost and never marked unsent mail."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from referrals.models import Notice
from referrals.models.notice import EMAIL
from referrals.services.addressing import held_until
from referrals.services.letters import message_id, rung_of
from referrals.services.outlasting import outlast
from referrals.services.passing_on import pass_on, turned_aside
from referrals.services.wanting import Wanting, runs
from trail import SYSTEM, append

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=4)  # longer than any one mail may take: EMAIL_TIMEOUT is seconds
GRACE = timedelta(minutes=1)
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]


@dataclass(frozen=True)
class Claim:
    """The notices one sender holds for one person until the lease runs out."""

    lease: UUID
    notices: Sequence[Notice]


def waiting(now: datetime) -> QuerySet[Notice]:
    """Return notices to be sent now that no living sender holds, and that wait for no morning."""
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now, next_try__gt=F("lease_until"))
    return Notice.objects.unsent().filter(heard_at(now)).filter(free, Q(next_try__lte=now) | _misdated(now))


def _misdated(now: datetime) -> Q:
    """A next try that no failure puts that far away was written while the clock was wrong, and holds nobody back.

    The minute is for two machines whose clocks differ a little.
    """
    found = Q(next_try__gt=now + WAITS[-1] + GRACE)
    for tries, wait in enumerate([timedelta(0), *WAITS]):
        found |= Q(attempts__lte=tries, next_try__gt=now + wait + GRACE)
    return found


def call_time(now: datetime) -> int:
    """Return how many notices are let go whose lease has run out: a minute later somebody else may take them.

    Not at once: where it was the clock that jumped, their sender is alive and about to mark them.
    A lease that ends later than any can was written before the clock was set back.
    """
    over = Q(lease_until__lt=now, next_try__lte=F("lease_until")) | Q(lease_until__gt=now + 2 * LEASE)
    return Notice.objects.unsent().filter(over).update(lease_until=now, next_try=now + GRACE)


def heard_at(now: datetime) -> Q:
    """No quiet hours hold it back; those of a notice from the future were reckoned by a clock that was wrong."""
    return Q(not_before__isnull=True) | Q(not_before__lte=now) | Q(created__gt=now + timedelta(minutes=1))


@transaction.atomic
def claim(person_id: UUID, now: datetime, channel: str = EMAIL) -> Claim | None:
    """Return what to tell this person in one message of a channel, held by a lease; None if somebody was first.

    Notices that were tried together stay together, so that a second attempt has the same Message-ID.
    """
    mine = waiting(now).filter(person_id=person_id, channel=channel)
    tried = mine.exclude(message_id="").values_list("message_id", flat=True).first() or ""
    lease = uuid4()
    held = mine.filter(message_id=tried).update(
        lease=lease, lease_until=now + LEASE, next_try=now, attempts=F("attempts") + 1
    )
    if not held:
        return None
    notices = list(
        Notice.objects.filter(lease=lease)
        .select_related("person", "school", "clock__school", "clock__case__school", "clock__concern")
        .order_by("created", "pk")
    )
    key = tried or message_id(notices[0])
    Notice.objects.filter(lease=lease).update(message_id=key)
    for notice in notices:
        notice.message_id = key
    return Claim(lease, notices)


def wanted_of(held: Claim, now: datetime) -> list[Notice]:
    """Return what is still wanted of a claim; the rest is dropped, for nobody needs it any more. What is due and
    finds its person gone, or away since it began to wait for the morning, goes to the next in line."""
    wanting = Wanting(held.notices, now)
    wanted = [notice for notice in held.notices if _stays(notice, wanting, now)]
    rest = Notice.objects.filter(lease=held.lease).exclude(pk__in=[notice.pk for notice in wanted])
    rest.update(dropped_at=now, lease=None, lease_until=None)
    return wanted


def _stays(notice: Notice, wanting: Wanting, now: datetime) -> bool:
    if not wanting.still(notice):
        if runs(notice.clock) and not rung_of(notice).for_its_author:
            turned_aside(notice, now)
        return False
    waited = notice.not_before is not None and not rung_of(notice).for_its_author
    # A mail to somebody who is away is better than none.
    return not (waited and wanting.away(notice) and turned_aside(notice, now))


def put_off(held: Claim, reason: str, now: datetime, *, refused: bool = False) -> None:
    """Give a claim back after a failure, with a longer wait each time. Nothing is ever given up.

    `refused`: the address does not exist; the next in line are told instead, while it is tried on.
    """
    tries = held.notices[0].attempts
    again = now + WAITS[min(tries, len(WAITS)) - 1]
    quiet = [held_until(notice.person, notice.clock, notice.rung, again) for notice in held.notices]
    morning = None if None in quiet else max(moment for moment in quiet if moment)
    Notice.objects.filter(lease=held.lease).update(
        lease=None, lease_until=None, next_try=again, not_before=morning, failed_reason=reason[:200]
    )
    if refused:
        pass_on(held.notices, now)


def mark_sent(held: Claim, notices: Sequence[Notice]) -> None:
    """Mark as sent what the mail server took, and say so in the trail of each case.

    One transaction for each notice: holding two cases at once could wait for a step that holds them in turn.
    A database that is restarted in this moment is waited for: what is not marked is sent a second time.
    """
    for notice in notices:
        if not outlast(lambda notice=notice: _mark_one(held.lease, notice)):  # type: ignore[misc]
            logger.warning("a mail took longer than its lease; another sender may have sent it too")


@transaction.atomic
def _mark_one(lease: UUID, notice: Notice) -> int:
    mine = Notice.objects.filter(pk=notice.pk, lease=lease)
    marked = mine.update(sent_at=timezone.now(), lease=None, lease_until=None, failed_reason="")
    if marked and notice.clock.case:
        told: dict[str, str | int | None] = {
            "rule": notice.clock.rule,
            "rung": notice.rung,
            "to": str(notice.person_id),
            "channel": notice.channel,
        }
        append(notice.clock.case, "notice.sent", actor=SYSTEM, subject=str(notice.pk), data=told)
    return marked


def people_waiting(now: datetime, limit: int) -> list[UUID]:
    """Return whom to write to, whoever has waited longest first."""
    rows = waiting(now).order_by("next_try").values_list("person_id", flat=True)
    return list(dict.fromkeys(rows[: limit * 10]))[:limit]
