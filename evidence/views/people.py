"""Who else is in the case."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from evidence.forms import PersonForm
from evidence.models import CasePerson
from evidence.roster import people_of
from evidence.services.naming import name_person, remove_person
from evidence.views.drafting import back
from people.access import SchoolRequest
from people.forms.acting import accepted
from referrals.views.loading import case_to_decide, note_reading


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The list of a case, and one more person for it."""
    case = case_to_decide(request, pk)
    form = PersonForm(case.school, request.POST or None)
    if accepted(request, form, partial(name_person, case, actor=request.user)):
        messages.success(
            request, "Written to the list. Handrail looks for these names in every text of the case."
        )
        return redirect("case_people", pk=case.pk)
    if request.method != "POST":
        note_reading(request, case, subject="people")
    context = {"case": case, "form": form, "people": list(people_of(case)), "title": "People in this case",
               "button": "Add to the list", **back(case)}  # fmt: skip
    return render(request, "evidence/people.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: SchoolRequest, pk: UUID, person: UUID) -> HttpResponse:
    """Takes somebody off the list."""
    case = case_to_decide(request, pk)
    remove_person(get_object_or_404(CasePerson, pk=person, case=case), actor=request.user)
    messages.success(request, "Taken off the list.")
    return redirect("case_people", pk=case.pk)
