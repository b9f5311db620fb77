"""Doors for the worker. Messages carry ids at most; the rows say what there is to do."""

from celery import shared_task
from django.utils import timezone

from referrals.services import digests, heartbeats
from referrals.services.post import send_round
from referrals.services.sweeping import sweep
from referrals.services.waking import SEND, nudge


@shared_task
def sweep_clocks() -> int:
    """Climb every rung that is due and wake the sender; return how many."""
    climbed = sweep(timezone.now())
    heartbeats.beat(heartbeats.SWEEP, timezone.now())
    if climbed:
        nudge(SEND)
    return climbed


@shared_task
def send_notices() -> int:
    """Send what waits; return how many notices went out."""
    sent = send_round()
    heartbeats.beat(heartbeats.SEND, timezone.now())
    return sent


@shared_task
def send_overviews() -> int:
    """Send the weekly overviews that are due; return how many went out."""
    return digests.send_digests(timezone.now())
