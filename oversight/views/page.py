"""How a page of oversight is shown: with the ways to the others, and how long an auditor's access lasts."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from oversight.ways import ways
from people.access import SchoolRequest
from people.models import Membership
from referrals.services.waking import nudge
from workflows.roles import AUDITOR

PATIENCE = 1.0  # seconds that a page works out what was not worked out ahead; beyond that the worker does


def show(
    request: SchoolRequest, template: str, context: dict[str, Any], *, here: str = "", status: int = 200
) -> HttpResponse:
    """The page; `here` is the way it stands for."""
    given = {"ways": ways(request.roles), "here": here, "access_ends": access_ends(request)}
    return render(request, f"oversight/{template}.html", {**given, **context}, status=status)


def access_ends(request: SchoolRequest) -> str:
    """Until when an auditor has access, in words; "" for everybody else."""
    if AUDITOR not in request.roles:
        return ""
    held = Membership.objects.running().filter(user=request.user, school=request.school, role=AUDITOR)
    return next((one.ends for one in held), "")


def leave_to_worker(left: int) -> int:
    """How many cases are left; where there are any, the worker is asked to go on now."""
    if left:
        nudge("oversight.tasks.reckon")
    return left
