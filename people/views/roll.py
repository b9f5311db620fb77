"""The roll, for those who work on cases: find a child, see the family, keep the names used."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

import trail
from people.access import SchoolRequest, roles_required
from people.forms.acting import accepted
from people.forms.pupils import OtherNamesForm, RollSearchForm
from people.models import Pupil
from people.queries import children_of_same_contacts, find_pupils
from people.services.pupils import set_names
from people.services.trail_of import first_role
from workflows.roles import DEPUTY, HEAD, LEAD

MOST_FOUND = 50


def _log(request: SchoolRequest, event: str, **facts: str) -> None:
    trail.read(
        event,
        actor=request.user.as_actor(),
        role=first_role(request.roles),
        school=request.school.pk,
        **facts,  # type: ignore[arg-type]
    )


@roles_required(LEAD, DEPUTY, HEAD)
def pupils(request: SchoolRequest) -> HttpResponse:
    # Searched by POST: a child's name belongs in no address, history or log.
    form = RollSearchForm(request.POST or None)
    found: list[Pupil] | None = None
    if request.method == "POST" and form.is_valid():
        found = find_pupils(request.school, form.cleaned_data["q"], limit=MOST_FOUND)
        _log(request, "roll.searched")
    context = {"form": form, "found": found, "most": MOST_FOUND}
    return render(request, "people/pupils.html", context, status=422 if form.errors else 200)


@roles_required(LEAD, DEPUTY, HEAD)
@require_safe
def pupil(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    child = get_object_or_404(Pupil, pk=pk, school=request.school)
    _log(request, "roll.pupil_read", subject=str(child.pk))
    context = {
        "pupil": child,
        "relations": child.relations.select_related("contact"),
        "household": children_of_same_contacts(child),
    }
    return render(request, "people/pupil.html", context)


@roles_required(LEAD, DEPUTY, HEAD)
def names(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    child = get_object_or_404(Pupil, pk=pk, school=request.school)
    now = {"preferred": child.preferred, "other_names": "\n".join(child.other_names)}
    form = OtherNamesForm(request.POST or None, initial=now)
    if accepted(request, form, set_names, pupil=child, actor=request.user):
        messages.success(request, "The names are saved")
        return redirect("people:pupil", pk=child.pk)
    if request.method != "POST":
        _log(request, "roll.pupil_read", subject=str(child.pk))
    back = f"/people/pupils/{child.pk}/"
    context = {
        "form": form,
        "title": f"Names {child.full_name} uses",
        "button": "Save names",
        "back_url": back,
    }
    return render(request, "form_page.html", context, status=422 if form.errors else 200)
