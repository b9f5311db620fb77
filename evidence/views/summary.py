"""The page of a summary: what it shows follows from where it stands."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from evidence.composing import compose
from evidence.forms import LeaveInForm, MarkForm
from evidence.leaving import leaving
from evidence.models import Summary
from evidence.pdf.glyphs import lacking
from evidence.reviewing import parts_of, questions
from evidence.services.signing import may_approve, void_if_stale
from evidence.views.loading import note_reading, summary_for
from people.access import SchoolRequest
from referrals.services.steps import open_steps
from workflows import summary as rules
from workflows.roles import LEADS

SHOWS_TEXT = (rules.REVIEWED, rules.APPROVED, rules.RELEASED)


@never_cache
@require_safe
def page(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Waiting, under review, to be signed, or released."""
    summary = summary_for(request, pk)
    if void_if_stale(summary):
        summary = summary_for(request, pk)
    note_reading(request, summary.case, "reading.summary", subject=str(summary.pk))
    if summary.state == rules.PROPOSED and not summary.wants:
        return review(request, summary)
    return render(request, "evidence/summary.html", about(request, summary))


def about(request: SchoolRequest, summary: Summary) -> dict[str, Any]:
    """What every page of the summary shows."""
    works = bool(summary.roles_of(request.user) & LEADS)
    steps = [rule for rule in open_steps(summary, request.user) if rule.name in ("send_back", "withdraw")]
    return {
        "summary": summary,
        "case": summary.case,
        "waiting": bool(summary.wants),
        "steps": steps,
        "works": works,
        "may_approve": summary.state == rules.REVIEWED and may_approve(summary, request.user),
        "may_release": summary.state == rules.APPROVED and not summary.wants,
        **(as_it_leaves(summary) if summary.state in SHOWS_TEXT else {}),
        "leaves": leaving(summary) if summary.state == rules.RELEASED else None,
    }


def as_it_leaves(summary: Summary) -> dict[str, Any]:
    """The text as its reader will have it, and how many places of it no font can print."""
    text = compose(summary).document
    return {"text": text, "lacking": lacking(part.plain for part in text.texts())}


def review(request: SchoolRequest, summary: Summary) -> HttpResponse:
    """Each proposal in its sentence."""
    parts = parts_of(summary)
    context = {
        **about(request, summary), "parts": parts, "questions": questions(parts), "leave_in": LeaveInForm(),
        "mark": MarkForm(),
    }  # fmt: skip
    return render(request, "evidence/review.html", context)


@never_cache
@require_safe
def progress(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What the worker is doing: a fragment that asks again; once done it sends the browser to the page."""
    summary = summary_for(request, pk)
    response = render(request, "evidence/progress.html", {"summary": summary, "waiting": bool(summary.wants)})
    if not summary.wants:
        response["HX-Refresh"] = "true"
    return response


@never_cache
@require_safe
def preview(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The text as its reader would see it now."""
    summary = summary_for(request, pk)
    note_reading(request, summary.case, "reading.summary", subject=str(summary.pk))
    return render(request, "evidence/preview.html", {**about(request, summary), **as_it_leaves(summary)})
