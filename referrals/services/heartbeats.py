"""When the sweep and the sender last came round."""

from datetime import datetime

from referrals.models import Heartbeat

SWEEP, SEND = "sweep", "send"


def beat(name: str, at: datetime) -> None:
    """Write down that a round ended."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at})
