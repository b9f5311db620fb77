"""When the sweep and the sender last came round."""

from datetime import datetime, timedelta

from referrals.models import Heartbeat

SWEEP, SEND = "sweep", "send"
IN_STEP = timedelta(minutes=2)  # rounds come each minute


def beat(name: str, at: datetime) -> None:
    """Write down that a round ended."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at})


def in_step(name: str, now: datetime) -> bool:
    """Return whether the last round ended within the last two minutes: neither long ago nor in time to come."""
    last = Heartbeat.objects.filter(name=name).values_list("at", flat=True).first()
    return last is not None and abs(now - last) <= IN_STEP
