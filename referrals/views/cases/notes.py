"""Adding to a case without moving it: a note, what parents were told, what another service said."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.access import SchoolRequest
from people.forms.acting import accepted
from referrals.forms.notes import NOTE_FORMS
from referrals.models.note import AGENCY, EVIDENCE, NOTE, PARENTS
from referrals.services.once import note_once, said_in
from referrals.views.loading import case_for, note_reading
from referrals.views.written import say_written

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
    start = {"seen": said_in(case.notes.all(), request.user), "told_by": request.user.name}
    form = NOTE_FORMS[kind](request.POST or None, initial=start)
    new: list[bool] = []
    if accepted(
        request, form, lambda **said: new.append(note_once(case, author=request.user, kind=kind, **said))
    ):
        say_written(request, "Written to the case.", new=new == [True])
        return redirect("case", pk=case.pk)
    if request.method != "POST":
        note_reading(request, case, subject=f"note.{kind}")
    context = {"case": case, "form": form, "kind": kind, "title": TITLES[kind]}
    return render(request, "cases/note.html", context, status=422 if form.errors else 200)
