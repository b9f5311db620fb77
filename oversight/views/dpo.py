"""The data protection officer: where one person stands in the records, and who saw what between two times."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

import trail
from oversight.forms.dpo import BreachForm, PersonForm
from oversight.models import PersonSearch
from oversight.queries.person_search import WHOLE
from oversight.searched import NOT_SEARCHED
from oversight.services.breach import export_sights
from oversight.services.person_search import search_person
from oversight.views.page import show
from people.access import SchoolRequest, roles_required
from people.forms.acting import accepted
from workflows.roles import DPO

EITHER = ["GET", "HEAD", "POST"]


@never_cache
@roles_required(DPO)
@require_http_methods(EITHER)
def person_searches(request: SchoolRequest) -> HttpResponse:
    """The searches so far, and the form for another one."""
    form = PersonForm(request.POST if request.method == "POST" else None)
    mine = PersonSearch.objects.filter(school=request.school).select_related("by")
    if accepted(request, form, search_person, school=request.school, actor=request.user):
        return redirect("oversight:person_search", pk=mine.filter(by=request.user)[0].pk)
    note(request, "reading.person_searches")
    context = {"form": form, "searches": mine}
    return show(
        request, "person_searches", context, here="person_searches", status=422 if form.errors else 200
    )


@never_cache
@roles_required(DPO)
@require_safe
def person_search(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """One search: what was looked for, and what was found where."""
    search = get_object_or_404(PersonSearch.objects.select_related("by"), pk=pk, school=request.school)
    note(request, "reading.person_searches", subject=str(search.pk))
    cases = list(dict.fromkeys(row["case"] for row in search.found if row["case"]))
    people = [row["why"] for row in search.found if row["where"] == "Pupil" and row["field"] == WHOLE]
    context = {
        "search": search,
        "cases": cases,
        "several": len(people) > 1,
        "not_searched": NOT_SEARCHED.values(),
    }
    return show(request, "person_search", context, here="person_searches")


@never_cache
@roles_required(DPO)
@require_http_methods(EITHER)
def breach(request: SchoolRequest) -> HttpResponse:
    """Asks for two times and gives the file."""
    form = BreachForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        lines = export_sights(school=request.school, actor=request.user, **form.cleaned_data)
        named = f'attachment; filename="who-saw-what-{request.school.short}.csv"'
        headers = {"Content-Disposition": named, "Cache-Control": "no-store"}
        return HttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
    note(request, "reading.breach")
    return show(request, "breach", {"form": form}, here="breach", status=422 if form.errors else 200)


def note(request: SchoolRequest, event: str, subject: str = "") -> None:
    """Writes down that a page of the data protection officer was read."""
    trail.read(event, actor=request.user.as_actor(), role=DPO, school=request.school.pk, subject=subject)
