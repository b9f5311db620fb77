"""The reviewing desk: one page, and the same desk again as a fragment after each decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evidence.composing import compose
from evidence.desk.differing import difference
from evidence.desk.forms import MARKABLE
from evidence.desk.keeping import kept_in
from evidence.desk.reviewing import parts_of, questions, with_doubts
from evidence.desk.wording import KINDS
from evidence.models import Redaction, Summary
from evidence.models.redaction import OPEN
from evidence.views.about import about
from people.access import SchoolRequest
from workflows.audiences import MASK_SENTENCE


def desk(request: SchoolRequest, summary: Summary) -> dict[str, Any]:
    """What the desk shows: every text on both sides, what is open, what stays readable, what differs."""
    composed = compose(summary)
    parts = with_doubts(parts_of(composed), composed)
    open_ones = questions(parts)
    return {
        **about(request, summary),
        "parts": parts,
        "questions": len(open_ones),
        "next_question": open_ones[0].redaction if open_ones else None,
        "kept": kept_in(parts),
        "difference": difference(summary, composed),
        "hides_who_told": composed.release.for_informants == MASK_SENTENCE,
        "markable": [(kind, KINDS[kind]) for kind in MARKABLE],
        "any_entry": parts[0].entry if parts else None,
    }


def decided(request: SchoolRequest, summary: Summary, said: str, *, go_on: str) -> HttpResponse:
    """After a decision: the desk with what was done, or a redirect to it without JavaScript; `go_on` is the id of the
    place where the reviewer goes on."""
    if not in_place(request):
        messages.success(request, said)
        return redirect(f"{reverse('summary', args=[summary.pk])}#{go_on}")
    fresh = Summary.objects.select_related("case__school", "case__pupil").get(pk=summary.pk)
    return render(request, "evidence/desk.html", {**desk(request, fresh), "said": said, "go_on": go_on})


def onward(redaction: Redaction) -> str:
    """Where to go on after this proposal, before it is decided on: to the next open question where it was one (from
    the top again after the last, to the end where none is left), otherwise nowhere else."""
    if not redaction.question:
        return f"r-{redaction.pk}"
    place = (redaction.entry.position, redaction.start)
    open_ones = Redaction.objects.filter(entry__summary=redaction.entry.summary_id, decision=OPEN)
    rows = open_ones.exclude(pk=redaction.pk).select_related("entry").order_by("entry__position", "start")
    asked = [row for row in rows if row.question]
    ahead = [row for row in asked if (row.entry.position, row.start) > place] or asked
    return f"r-{ahead[0].pk}" if ahead else "finish"


def in_place(request: SchoolRequest) -> bool:
    """Whether the page asked by itself and puts the answer in its place."""
    return bool(getattr(request, "htmx", False))
