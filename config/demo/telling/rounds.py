"""The rounds of sweep and sender between two acts, at the minutes at which beat would have started them."""

from datetime import datetime, timedelta

import time_machine
from django.db.models import Min
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from referrals.models import Clock, Notice
from referrals.services.post import send_round
from referrals.services.sweeping import sweep

A_MINUTE = timedelta(minutes=1)


def catch_up(clock: time_machine.Traveller, until: datetime) -> int:
    """Walk the clock from round to round that has something to do, up to that moment. Returns the rounds."""
    rounds = 0
    while (moment := next_round()) and moment <= until:
        clock.move_to(moment)
        sweep(moment)
        send_round()
        rounds += 1
    return rounds


def next_round() -> datetime | None:
    """Return the minute of the next round that finds a rung due or a mail waiting; never before now."""
    rungs = Clock.objects.filter(stopped=None, next_rung_at__isnull=False)
    waiting = Notice.objects.filter(sent_at=None, dropped_at=None)
    mails = waiting.annotate(ready=Greatest("next_try", Coalesce("not_before", "next_try")))
    due = [rungs.aggregate(at=Min("next_rung_at"))["at"], mails.aggregate(at=Min("ready"))["at"]]
    first = min((moment for moment in due if moment), default=None)
    return full_minute(max(first, timezone.now())) if first else None


def full_minute(moment: datetime) -> datetime:
    """Return the next full minute, the moment itself where it is one."""
    begun = moment.replace(second=0, microsecond=0)
    return begun if begun == moment else begun + A_MINUTE
