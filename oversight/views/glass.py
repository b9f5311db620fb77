"""One name for an auditor, for a time, with a reason, told to lead and head at once."""

from math import ceil
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

import trail
from oversight.filters import people_of
from oversight.forms.glass import GlassForm
from oversight.models import Glass
from oversight.queries.trails import labels_of, lines
from oversight.services.glass import break_glass, name_behind, open_glass
from oversight.views.page import show
from oversight.views.trails import find_case
from people.access import SchoolRequest, roles_required
from people.forms.acting import accepted
from people.models import User
from referrals.models import Case
from workflows.roles import AUDITOR


@never_cache
@roles_required(AUDITOR)
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The name while it may be seen; else the form that asks why."""
    case = find_case(request, pk)
    glass = open_glass(case, request.user)
    if glass and request.method != "POST":
        _note(request, case, "reading.name")
        return _shown(request, glass)
    form = GlassForm(request.POST if request.method == "POST" else None, people=_people(case, request.user))
    if accepted(request, form, break_glass, case=case, actor=request.user):
        return redirect("oversight:name", pk=case.pk)
    _note(request, case, "reading.trail")
    return show(request, "glass", {"case": case, "form": form}, status=422 if form.errors else 200)


def _shown(request: SchoolRequest, glass: Glass) -> HttpResponse:
    """The page with the name. Without a script the browser asks again when the time is over, and gets the form."""
    seconds = max(1, ceil((glass.until - timezone.now()).total_seconds()))
    context = {"case": glass.case, "glass": glass, "name": name_behind(glass), "seconds": seconds}
    answer = show(request, "name", context)
    answer["Refresh"] = str(seconds + 1)
    return answer


def _people(case: Case, reader: User) -> dict[str, str]:
    """Whoever acted, by letter, but for Handrail and the reader themselves."""
    numbers = labels_of(case.pk).people()
    labels = people_of(lines(case.pk))
    return {
        letter: label for letter, label in labels if numbers.get(letter, str(reader.pk)) != str(reader.pk)
    }


def _note(request: SchoolRequest, case: Case, event: str) -> None:
    trail.read(event, actor=request.user.as_actor(), role=AUDITOR, school=request.school.pk, chain=case.pk)
