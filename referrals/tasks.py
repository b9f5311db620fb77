"""Doors for the worker. Messages carry ids at most; the rows say what there is to do."""

from celery import shared_task
from django.utils import timezone

from referrals.services import digests, heartbeats
from referrals.services.post import send_round
from referrals.services.silence import watch_silent_cases
from referrals.services.sweeping import sweep
from referrals.services.tallying import count_clocks
from referrals.services.waking import SEND, nudge
from referrals.services.wrong_clock import begin_again, watch


@shared_task
def sweep_clocks() -> int:
    """Climb every rung that is due and wake the sender; return how many."""
    now = timezone.now()
    if watch.went_back(now) or not heartbeats.in_step(heartbeats.SWEEP, now):
        begin_again(now)
    climbed = sweep(now)
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
def watch_silence() -> int:
    """Give open cases in which nothing is due their own clock, a stretch at a time; return how many had none."""
    found = watch_silent_cases(timezone.now())
    heartbeats.beat(heartbeats.SILENCE, timezone.now())
    return found


@shared_task
def tally_clocks() -> int:
    """Count the deadlines that run, for /metrics; return how many there are."""
    return count_clocks(timezone.now())


@shared_task
def send_overviews() -> int:
    """Send the weekly overviews that are due; return how many went out."""
    sent = digests.send_digests(timezone.now())
    heartbeats.beat(heartbeats.OVERVIEWS, timezone.now())
    return sent
