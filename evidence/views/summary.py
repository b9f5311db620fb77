"""The page of a summary: what it shows follows from where it stands."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from evidence.composing import compose
from evidence.desk.differing import difference
from evidence.desk.showing import as_it_leaves, unprintable
from evidence.services.signing import void_if_stale
from evidence.services.working import give_up_if_overdue
from evidence.views.about import about, reading
from evidence.views.desk import desk
from evidence.views.loading import note_reading, summary_for
from people.access import SchoolRequest
from workflows import summary as rules

OPEN_STATES = (rules.PROPOSED, rules.REVIEWED, rules.APPROVED)


@never_cache
@require_safe
def page(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Waiting, under review, to be signed, or released."""
    summary = summary_for(request, pk)
    if give_up_if_overdue(summary) or void_if_stale(summary):
        summary = summary_for(request, pk)
    note_reading(request, summary.case, "reading.summary", subject=str(summary.pk))
    if summary.under_review:
        return render(request, "evidence/review.html", desk(request, summary))
    return render(request, "evidence/summary.html", {**about(request, summary), **reading(summary)})


@never_cache
@require_safe
def progress(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What the worker is doing: a fragment that asks again; once done it sends the browser to the page."""
    summary = summary_for(request, pk)
    if give_up_if_overdue(summary):
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
    if summary.audience_gone or summary.state not in OPEN_STATES:
        return redirect("summary", pk=summary.pk)
    document = compose(summary).document
    shown = {"text": as_it_leaves(document), "lacking": unprintable(document)}
    return render(request, "evidence/preview.html", {**about(request, summary), **shown})


@never_cache
@require_safe
def changes(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What this summary shows and takes out otherwise than the last one for the same recipient."""
    summary = summary_for(request, pk)
    note_reading(request, summary.case, "reading.summary", subject=str(summary.pk))
    if summary.audience_gone or summary.state not in OPEN_STATES:
        return redirect("summary", pk=summary.pk)
    found = difference(summary, compose(summary))
    return render(request, "evidence/difference.html", {**about(request, summary), "difference": found})
