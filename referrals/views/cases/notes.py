"""Adding to a case without moving it: a note, what parents were told, what another service said."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.access import SchoolRequest
from people.forms.acting import accepted
from referrals.forms.notes import NOTE_FORMS
from referrals.models.note import AGENCY, EVIDENCE, NOTE, PARENTS
from referrals.services.cases import add_note
from referrals.views.loading import case_for, note_reading

TITLES = {
    NOTE: "Add a note",
    PARENTS: "Record contact with parents or carers",
    AGENCY: "Record contact with another service",
    EVIDENCE: "Describe evidence, without taking it",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: SchoolRequest, pk: UUID, kind: str) -> HttpResponse:
    """One more note on the case, by anybody who may open it."""
    if kind not in TITLES:
        raise Http404
    case = case_for(request, pk)
    told_by = {"told_by": request.user.name} if kind == PARENTS else {}
    form = NOTE_FORMS[kind](request.POST or None, initial=told_by)
    if accepted(request, form, partial(add_note, case, author=request.user, kind=kind)):
        messages.success(request, "Written to the case.")
        return redirect("case", pk=case.pk)
    if request.method != "POST":
        note_reading(request, case, subject=f"note.{kind}")
    context = {"case": case, "form": form, "kind": kind, "title": TITLES[kind]}
    return render(request, "cases/note.html", context, status=422 if form.errors else 200)
