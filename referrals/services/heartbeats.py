"""When the rounds of the worker last ended, and a backup was last made."""

from datetime import datetime, timedelta

from referrals.models import Heartbeat

SWEEP, SEND = "sweep", "send"
OVERVIEWS, SILENCE = "overviews", "silence"
BACKUP, VERIFIED = "backup", "backup verified"
IN_STEP = timedelta(minutes=2)  # rounds come each minute


def beat(name: str, at: datetime) -> None:
    """Write down that a round ended."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at})


def last(name: str) -> datetime | None:
    """Return when a round last ended; None where it never did."""
    return Heartbeat.objects.filter(name=name).values_list("at", flat=True).first()


def in_step(name: str, now: datetime) -> bool:
    """Return whether the last round ended within the last two minutes: neither long ago nor in time to come."""
    ended = last(name)
    return ended is not None and abs(now - ended) <= IN_STEP
