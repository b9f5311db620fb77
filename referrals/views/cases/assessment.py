"""The assessment of a case: the words on the left, questions on the right, what the policy suggests as they change."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from people.access import SchoolRequest
from referrals.forms.assessment import AssessmentForm
from referrals.models import Case
from referrals.queries.assessments import changes
from referrals.queries.cases import concerns_of
from referrals.services.assessing import assess, consider
from referrals.views.cases.deciding import Typed, to_decide
from referrals.views.loading import case_to_decide, note_reading
from workflows import spotting
from workflows.explaining import label, reason
from workflows.steps import Refused, SomeoneWasFirst
from workflows.suggesting import Suggestion, suggest, titles

SAID = ("child_words", "saw", "told", "think", "did")
HEADINGS = ("The child’s own words", "What I saw", "What I was told", "What I think", "What I did")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assessment(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Asks; keeps what was answered, and why a suggestion is not followed. What is not known stays open."""
    case = case_to_decide(request, pk)
    form = AssessmentForm(case, data=request.POST or None)
    if request.method != "POST":
        note_reading(request, case)
    elif form.is_valid():
        return _kept(request, case, form)
    return _page(request, case, form, status=422 if form.errors else 200)


def _kept(request: SchoolRequest, case: Case, form: AssessmentForm) -> HttpResponse:
    typed = Typed(request)
    try:
        with transaction.atomic():
            assess(case, answers=form.answers(), actor=request.user, seen=form.cleaned_data["seen"])
            consider(case, reasons=typed.reasons, done=typed.done, actor=request.user)
    except SomeoneWasFirst as first:
        form.seen_now()
        return _page(request, case, form, status=409, refused=str(first), typed=typed)
    except Refused as refusal:
        return _page(request, case, form, status=422, refused=str(refusal), typed=typed)
    messages.success(request, "The assessment is kept.")
    return redirect("case_assessment", pk=case.pk)


@never_cache
@require_POST
def suggestion(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What the policy suggests for the answers as they stand on the page. Nothing is kept."""
    form = AssessmentForm(case_to_decide(request, pk), data=request.POST)
    found = suggest(form.answers()) if form.is_valid() else None
    return render(request, "cases/suggestion.html", {"found": found and shown(found), "as_typed": True})


def _page(
    request: SchoolRequest,
    case: Case,
    form: AssessmentForm,
    *,
    status: int,
    typed: Typed | None = None,
    **more: Any,
) -> HttpResponse:
    kept = list(case.assessments.select_related("by").prefetch_related("considerations__by"))
    newest = kept[-1] if kept else None
    words = said_in(case, request)
    context = {
        "case": case, "form": form, "words": marked(words),
        "possible": [reason(code) for code in spotting.possible([text for _, text in words])],
        "newest": newest, "earlier": kept[-2::-1],
        "found": shown(suggest(newest.answers)) if newest else None,
        "changed": changes(kept[-1], kept[-2]) if len(kept) > 1 else [],
        "undecided": to_decide(case, typed or Typed(request)),
        "decided": [(label(one.route), one) for then in kept for one in then.considerations.all()],
        **more,
    }  # fmt: skip
    return render(request, "cases/assessment.html", context, status=status)


def said_in(case: Case, request: SchoolRequest) -> list[tuple[str, str]]:
    """Each part of the concerns that holds something, with its heading."""
    said = [
        (heading, getattr(concern, name))
        for concern in concerns_of(case, request.user)
        for name, heading in zip(SAID, HEADINGS, strict=True)
    ]
    return [(heading, text) for heading, text in said if text]


def marked(words: list[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same in pieces: the words, and the signs they may point to."""
    return [
        (heading, [(part.text, _signs(part.signs)) for part in spotting.spot(text)])
        for heading, text in words
    ]


def _signs(codes: tuple[str, ...]) -> str:
    return "; ".join(reason(code) for code in codes)


def shown(found: Suggestion) -> dict[str, Any]:
    """A suggestion as the page needs it, in words."""
    rows = [
        {
            "row": fit.row, "by": fit.by, "source": titles(fit.row.source),
            "routes": [label(route) for route in fit.routes], "because": [reason(one) for one in fit.because],
        }
        for fit in found.fits
    ]  # fmt: skip
    return {"rows": rows, "urgency": found.urgency, "warnings": found.warnings, "policy": found.policy}
