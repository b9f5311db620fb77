"""Found as you type: pupils and staff for the pickers of other pages. Fragments, never whole pages."""

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

import trail
from people.access import SchoolRequest, roles_required
from people.queries import find_pupils, find_staff
from people.services.trail_of import first_role
from workflows.roles import RAISERS

SHORTEST = 2  # letters
FIELD = re.compile(r"[a-z][a-z0-9_-]{0,40}")


def _typed(request: SchoolRequest) -> str:
    # By POST alone: a name belongs in no address, history or log.
    return request.POST.get("q", "").replace("\x00", "").strip()[:80]


def _field(request: SchoolRequest, default: str) -> str:
    asked = request.POST.get("field") or default
    return asked if FIELD.fullmatch(asked) else default


def _log(request: SchoolRequest, event: str, found: int) -> None:
    trail.read(
        event,
        actor=request.user.as_actor(),
        role=first_role(request.roles),
        school=request.school.pk,
        data={"found": found},
    )


def _answer(request: SchoolRequest, template: str, context: dict[str, object]) -> HttpResponse:
    several = bool(request.POST.get("several"))
    drawn = (
        {"control": "checkbox", "group": "checkboxes"} if several else {"control": "radio", "group": "radios"}
    )
    return render(request, template, {**context, **drawn})


@roles_required(*RAISERS)
@require_POST
def pupils(request: SchoolRequest) -> HttpResponse:
    typed = _typed(request)
    enough = len(typed) >= SHORTEST
    found = find_pupils(request.school, typed) if enough else []
    if enough:
        _log(request, "roll.searched", len(found))
    context = {"found": found, "enough": enough, "field": _field(request, "pupil")}
    return _answer(request, "people/pupil_options.html", context)


@roles_required(*RAISERS)
@require_POST
def staff(request: SchoolRequest) -> HttpResponse:
    typed = _typed(request)
    enough = len(typed) >= SHORTEST
    found = find_staff(request.school, typed) if enough else []
    if enough:
        _log(request, "roll.staff_searched", len(found))
    context = {"found": found, "enough": enough, "field": _field(request, "about_staff")}
    return _answer(request, "people/staff_options.html", context)
