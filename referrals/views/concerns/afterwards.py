"""A concern that was sent: read-only, with its status; notes, danger now, and reports made oneself."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from people.access import SchoolRequest
from people.forms.base import GovukForm
from referrals.forms.reporting import DangerNowForm, ForChildren, NoteForm, OwnReportForm
from referrals.models import Case, Concern
from referrals.queries.concerns import additions, cases_of, statuses
from referrals.queries.receipts import front_doors
from referrals.services import reporting as service
from referrals.services.once import said_in
from referrals.views.concerns import journey
from referrals.views.concerns.answers import rows_of
from referrals.views.concerns.loading import PAGE, my_concern, reporting
from referrals.views.concerns.sending import note_reading
from referrals.views.written import say_written
from workflows.case import RAISE_IMMEDIATE_RISK, RECORD_OWN_REPORT
from workflows.steps import NotAllowed, Refused, Step


@reporting()
def concern(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The concern as it was sent; a draft goes on where it was left."""
    found = my_concern(request, pk)
    if not found.submitted_at:
        return redirect(journey.resume(found))
    note_reading(request, found)
    context = {"concern": found, "statuses": statuses(found), "rows": rows_of(found, {})}
    context["additions"] = additions(found)
    return render(request, "concerns/concern.html", context)


@reporting(*PAGE)
def note(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """A note or a correction, written to each case of the concern."""
    found = my_concern(request, pk)
    if not found.submitted_at:
        return redirect(journey.resume(found))
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and added(request, found, form):
        return redirect("concern", found.pk)
    seen = said_in(found.notes.all(), request.user)
    return shown(
        request, found, form, "concerns/note.html", seen=seen, title="Add to your concern", button="Add"
    )


def added(request: SchoolRequest, found: Concern, form: NoteForm) -> bool:
    """Whether the note is there; what the service refuses comes back on the form."""
    said, correction = form.cleaned_data["text"], form.cleaned_data["kind"] == "correction"
    try:
        notes = service.add(
            found, author=request.user, text=said, correction=correction, seen=seen_of(request, "note")
        )
    except Refused as refusal:
        form.add_error("text", refusal.facts.get("text", str(refusal)))
        return False
    say_written(request, "Added. Whoever reads the concern sees it, and is sent a message.", new=bool(notes))
    return True


def seen_of(request: SchoolRequest, key: str) -> int:
    """The number that the page showed under this key; 0 for anything else."""
    typed = request.POST.get(f"seen-{key}", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


@reporting(*PAGE)
def danger_now(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Danger now: 999 first, then the words. Tells every safeguarding lead."""
    return step(request, pk, RAISE_IMMEDIATE_RISK, DangerNowForm, "concerns/danger_now.html")


@reporting(*PAGE)
def own_report(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """A report the reporter made themselves, by a route open to everybody."""
    return step(request, pk, RECORD_OWN_REPORT, OwnReportForm, "concerns/own_report.html")


SAID = {
    RAISE_IMMEDIATE_RISK.name: "Danger now is recorded and a message goes out. If you have not rung 999, ring now.",
    RECORD_OWN_REPORT.name: "Your report is recorded.",
}


def step(
    request: SchoolRequest, pk: UUID, rule: Step, form_class: type[ForChildren], template: str
) -> HttpResponse:
    """One page for a step of the reporter: it asks what the rulebook asks."""
    found = my_concern(request, pk)
    if not found.submitted_at:
        return redirect(journey.resume(found))
    cases = cases_of(found)
    form = form_class(request.POST if request.method == "POST" else None, cases=cases)
    if request.method == "POST" and form.is_valid() and taken(request, rule, form):
        return redirect("concern", found.pk)
    return shown(request, found, form, template, cases=cases, title=rule.label, button=rule.button or "Save")


def taken(request: SchoolRequest, rule: Step, form: ForChildren) -> bool:
    """Whether the step is taken; what is refused comes back on the form, with all that was typed."""
    facts = {name: value for name, value in form.cleaned_data.items() if name != "children"}
    seen = {str(case.pk): seen_of(request, str(case.pk)) for case in form.cases}
    try:
        times = service.take_as_reporter(form.chosen, rule, actor=request.user, seen=seen, **facts)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        for name, says in (refusal.facts or {"": str(refusal)}).items():
            form.add_error(name if name in form.fields else None, says)
        return False
    say_written(request, SAID[rule.name], new=times > 0)
    return True


def shown(
    request: SchoolRequest, found: Concern, form: GovukForm, template: str, *, cases: list[Case] | None = None,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """A form of the concern, with the way back and the numbers to ring."""
    if request.method != "POST":
        note_reading(request, found)
    back = reverse("concern", args=[found.pk])
    doors = front_doors(found, timezone.now())
    marks = {str(case.pk): request.POST.get(f"seen-{case.pk}", case.step_seq) for case in cases or []}
    context |= {
        "concern": found,
        "form": form,
        "back_url": back,
        "cancel_url": back,
        "doors": doors,
        "marks": marks,
    }
    return render(request, template, context, status=422 if form.errors else 200)
