"""Another child is involved: a case of their own, joined to this one; and each child's part."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.access import SchoolRequest
from people.forms.acting import accepted
from referrals.forms.child_on_child import AnotherChildForm, PartsForm
from referrals.models import Case
from referrals.queries.child_on_child import Involved, involved
from referrals.services.child_on_child import involve, say_parts
from referrals.views.loading import case_to_decide, missing, note_reading, note_search, refuse
from workflows.access import CHILD
from workflows.case import RAISE_IMMEDIATE_RISK
from workflows.child_on_child import OPENERS


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def another_child(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Asks which child and what each one's part is; opens or joins that child's case."""
    case = case_of_child(request, pk)
    form = AnotherChildForm(case, user=request.user, data=request.POST or None)
    looking = "find" in request.POST  # a search of the roll inside the form
    joined: list[Case] = []
    if looking:
        note_search(request, case)
        form.not_judged()
    elif accepted(request, form, lambda **given: joined.append(involve(case, actor=request.user, **given))):
        return onward(request, case, joined[0], form.cleaned_data["safe_now"])
    if request.method != "POST":
        note_reading(request, case, subject="another_child")
    context = {"case": case, "form": form}
    return render(request, "cases/another_child.html", context, status=422 if form.errors else 200)


def onward(request: SchoolRequest, case: Case, other: Case, safe_now: str) -> HttpResponse:
    """Back to the case; where the other child may be in danger, to the page that raises it on their own case."""
    messages.success(request, "The two cases are joined. Each child keeps a record of their own.")
    if safe_now not in ("no", "not_sure"):
        return redirect("case", pk=case.pk)
    messages.warning(
        request, "You said that the other child may be in danger now. Ring 999 first, then write it here."
    )
    return redirect("case_step", pk=other.pk, name=RAISE_IMMEDIATE_RISK.name)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: SchoolRequest, pk: UUID, other: UUID) -> HttpResponse:
    """Says or corrects the parts of two children who are involved with each other."""
    case = case_of_child(request, pk)
    found = next((one for one in involved(case, request.user) if one.case.pk == other), None)
    if found is None:
        missing(request, case)
    form = PartsForm(request.POST or None, initial=as_said(found))
    if accepted(request, form, partial(say_parts, case, found.case, actor=request.user)):
        messages.success(request, "Written down on both cases.")
        return redirect("case", pk=case.pk)
    if request.method != "POST":
        note_reading(request, case, subject="child_parts")
    context = {"case": case, "found": found, "form": form}
    return render(request, "cases/child_parts.html", context, status=422 if form.errors else 200)


def as_said(found: Involved) -> dict[str, str]:
    """The parts as they stand."""
    said = {"part": found.own, "other_part": found.theirs}
    return {name: parts[-1].part for name, parts in said.items() if parts}


def case_of_child(request: SchoolRequest, pk: UUID) -> Case:
    """The case about a child, for a lead, deputy or head. Raises Http404, PermissionDenied."""
    case = case_to_decide(request, pk)
    if case.kind != CHILD:
        missing(request, case)
    if not case.roles_of(request.user) & OPENERS:
        refuse(request, case)
    return case
