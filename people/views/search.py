"""Found as you type: pupils and staff for the pickers of other pages. Fragments, never whole pages."""

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from people.access import SchoolRequest, roles_required
from people.queries import find_pupils, find_staff
from people.searching import searched
from workflows.roles import RAISERS

FIELD = re.compile(r"[a-z][a-z0-9_-]{0,40}")


def _field(request: SchoolRequest, default: str) -> str:
    asked = request.POST.get("field") or default
    return asked if FIELD.fullmatch(asked) else default


def _answer(request: SchoolRequest, template: str, context: dict[str, object]) -> HttpResponse:
    several = bool(request.POST.get("several"))
    drawn = (
        {"control": "checkbox", "group": "checkboxes"} if several else {"control": "radio", "group": "radios"}
    )
    return render(request, template, {**context, **drawn})


@roles_required(*RAISERS)
@require_POST
def pupils(request: SchoolRequest) -> HttpResponse:
    found = searched(request, request.school, find_pupils, "roll.searched")
    return _answer(request, "people/pupil_options.html", {**found, "field": _field(request, "pupil")})


@roles_required(*RAISERS)
@require_POST
def staff(request: SchoolRequest) -> HttpResponse:
    found = searched(request, request.school, find_staff, "roll.staff_searched")
    return _answer(request, "people/staff_options.html", {**found, "field": _field(request, "about_staff")})
