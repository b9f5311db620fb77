"""What the head of a page asks of the cases."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from referrals.models import Grant
from referrals.queries.post import rounds
from workflows.roles import READS_CASE, SEES_HEALTH, STEPPERS


def let_in(request: HttpRequest) -> dict[str, Callable[[], bool]]:
    """Context processor: `let_in`, asked only where a menu is drawn. See `was_let_in`."""
    return {"let_in": lambda: was_let_in(request)}


def was_let_in(request: Any) -> bool:
    """Whether somebody without a desk of their own was let into a case by name, and so needs a way to it."""
    school = getattr(request, "school", None)
    if school is None or request.roles & STEPPERS:
        return False
    grants = Grant.objects.current().filter(user=request.user, case__school=school, role__in=READS_CASE)
    return grants.exclude(case__shut_out__user=request.user).exists()


def watchdog(request: HttpRequest) -> dict[str, bool]:
    """Context processor: `reminders_stopped`, for whoever must know, while no round has ended for five minutes.

    The web process asks the rows itself: worker and beat, whose silence it is about, have no part in it.
    """
    roles: frozenset[str] = getattr(request, "roles", frozenset())
    stopped = bool(roles & (STEPPERS | SEES_HEALTH)) and any(one.late for one in rounds(timezone.now()))
    return {"reminders_stopped": stopped, "sees_health": bool(roles & SEES_HEALTH)}
