"""What the head of a page asks of the cases."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from referrals.models import Grant
from workflows.roles import READS_CASE, STEPPERS


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
