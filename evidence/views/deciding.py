"""Deciding on one proposal, on the rest of a text, and marking more."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from evidence.forms import LeaveInForm, MarkForm
from evidence.models import Redaction, Summary, SummaryEntry
from evidence.reviewing import one_row
from evidence.services import deciding
from evidence.views.loading import redaction_for, summary_to_work_on
from people.access import SchoolRequest
from workflows.steps import Refused, SomeoneWasFirst


@require_POST
def accept(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """This proposal is taken out."""
    redaction = redaction_for(request, pk)
    try:
        deciding.accept(redaction.entry.summary, redactions=[redaction.pk], actor=request.user)
    except SomeoneWasFirst as first:
        return overtaken(request, redaction.entry.summary, first)
    return decided(request, redaction)


@require_POST
def leave_in(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """This proposal, or all of the same words, stays readable, with a reason."""
    redaction, form = redaction_for(request, pk), LeaveInForm(request.POST)
    summary = redaction.entry.summary
    if not form.is_valid():
        return refused(request, redaction.entry, "Write why this may stay")
    try:
        deciding.leave_in(summary, redaction=redaction.pk, actor=request.user, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, redaction.entry, str(refusal))
    return decided(request, redaction, whole=form.cleaned_data["everywhere"])


@require_POST
def accept_rest(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """All proposals of one text that nobody has decided on."""
    entry = entry_for(request, pk)
    rest = entry.redactions.filter(decision="open").values_list("pk", flat=True)
    try:
        deciding.accept(entry.summary, redactions=list(rest), actor=request.user)
    except SomeoneWasFirst as first:
        return overtaken(request, entry.summary, first)
    return to_entry(entry)


@require_POST
def mark(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """More words of one text, or of all, are taken out."""
    entry, form = entry_for(request, pk), MarkForm(request.POST)
    if not form.is_valid():
        return refused(request, entry, "Select or type the words to take out")
    where = {} if form.cleaned_data["everywhere"] else {"entry": entry}
    try:
        count = deciding.mark(
            entry.summary,
            words=form.cleaned_data["words"],
            kind=form.cleaned_data["kind"],
            actor=request.user,
            **where,
        )
    except Refused as refusal:
        why = refusal.facts.get("words", str(refusal))
        return refused(request, entry, f"{why}. You wrote “{form.cleaned_data['words']}”")
    messages.success(request, f"Marked {count} place{'' if count == 1 else 's'}.")
    return to_entry(entry)


def entry_for(request: SchoolRequest, pk: UUID) -> SummaryEntry:
    """The text, for whoever reviews its summary."""
    entry = get_object_or_404(SummaryEntry.objects.select_related("summary__case"), pk=pk)
    summary_to_work_on(request, entry.summary_id)
    return entry


def decided(request: SchoolRequest, redaction: Redaction, *, whole: bool = False) -> HttpResponse:
    """The row with its decision, or the page where JavaScript is off or more than one row has changed."""
    if whole or not getattr(request, "htmx", False):
        return to_entry(redaction.entry)
    fresh = Redaction.objects.select_related("entry__summary__case__school").get(pk=redaction.pk)
    summary = fresh.entry.summary
    context: dict[str, Any] = {
        "row": one_row(fresh, summary), "leave_in": LeaveInForm(), "questions": deciding.open_questions(summary),
        "again": True, "works": True,
    }  # fmt: skip
    return render(request, "evidence/row.html", context)


def to_entry(entry: SummaryEntry) -> HttpResponse:
    """Back to the text on the page of the summary."""
    url = f"{reverse('summary', args=[entry.summary_id])}#entry-{entry.position}"
    return redirect(url)


def refused(request: SchoolRequest, entry: SummaryEntry, why: str) -> HttpResponse:
    """Says why at the top of the page, where it is seen, with the way back to the text."""
    back = '{}. <a class="govuk-notification-banner__link" href="#entry-{}">Back to text {}</a>'
    messages.error(request, format_html(back, why, entry.position, entry.position))
    return redirect("summary", pk=entry.summary_id)


def overtaken(request: SchoolRequest, summary: Summary, why: Exception) -> HttpResponse:
    messages.warning(request, str(why))
    return redirect("summary", pk=summary.pk)
