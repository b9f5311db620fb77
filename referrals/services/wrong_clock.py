"""After the computer's clock was wrong: clocks that would begin in the future begin now.

A concern that is logged while the clock is a day ahead would else be told tomorrow.
"""

import time
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from people.school_days import calendar_of
from referrals.local_policy import rule_of
from referrals.models import Clock
from referrals.services.clocks import due_of
from workflows.ladders import climb

SLACK = timedelta(minutes=1)  # between the clocks of two machines


class Watch:
    """Compares the time of day with the monotonic clock, which nobody can set."""

    def __init__(self) -> None:
        self._apart: float | None = None

    def went_back(self, now: datetime) -> bool:
        """Return whether the clock was set back since the last look. Unknown, at the first look, counts as yes."""
        before, self._apart = self._apart, now.timestamp() - time.monotonic()
        return before is None or before - self._apart > SLACK.total_seconds()


watch = Watch()


def begin_again(now: datetime) -> int:
    """Return how many clocks began later than now, and begin now instead. Reads every open clock: call it seldom.

    A clock that counts from a moment somebody wrote down may begin later, and is left as it is.
    """
    ahead = Clock.objects.filter(stopped__isnull=True, started__gt=now + SLACK)
    return sum(_begin_again(pk, now) for pk in ahead.values_list("pk", flat=True))


@transaction.atomic
def _begin_again(pk: UUID, now: datetime) -> int:
    rows = Clock.objects.select_for_update(of=("self",), no_key=True).select_related("school", "case")
    clock = rows.filter(pk=pk, stopped__isnull=True, started__gt=now + SLACK).first()
    if clock is None or rule_of(clock).counts_from:
        return 0
    rule, calendar = rule_of(clock), calendar_of(clock.school)
    clock.started, clock.due = now, due_of(rule, clock.case, now, calendar)
    ahead = climb(rule, clock.started, clock.due, calendar).at(clock.rung)
    clock.next_rung_at = ahead.at if ahead else None
    clock.save(update_fields=["started", "due", "next_rung_at"])
    return 1
