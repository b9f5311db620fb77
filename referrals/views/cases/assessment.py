"""The assessment of a case: the words on the left, questions on the right, what the policy suggests as they change."""

from collections.abc import Mapping
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
from referrals.local_policy import policy_of, suggest_for
from referrals.models import Case
from referrals.queries import kept_wording
from referrals.queries.assessments import assessments_of, changes, unanswered
from referrals.queries.cases import concerns_of
from referrals.services.assessing import assess, consider
from referrals.views.cases.deciding import Typed, to_decide
from referrals.views.loading import case_to_decide, note_reading
from workflows import spotting
from workflows.explaining import reason, shown, standing
from workflows.indicators import Sign
from workflows.steps import Refused, SomeoneWasFirst

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
    case = case_to_decide(request, pk)
    form = AssessmentForm(case, data=request.POST)
    found = suggest_for(case, form.answers()) if form.is_valid() else None
    words, wrong = found and shown(found), ", ".join(f"“{form[name].label}”" for name in form.errors)
    context = {"found": words, "standing": words and standing(words), "as_typed": True, "wrong": wrong}
    return render(request, "cases/suggestion.html", context)


def _page(
    request: SchoolRequest,
    case: Case,
    form: AssessmentForm,
    *,
    status: int,
    typed: Typed | None = None,
    **more: Any,
) -> HttpResponse:
    typed = typed or Typed(request)
    kept = assessments_of(case)
    newest = kept[-1] if kept else None
    found = kept_wording.suggested(newest) if newest else None
    waiting = unanswered(case, kept)
    words, signs = said_in(case, request), policy_of(case.school).signs
    context = {
        "case": case, "form": form, "words": marked(words, signs),
        "possible": [reason(code) for code in spotting.possible([text for _, text in words], signs)],
        "newest": newest, "earlier": kept[-2::-1],
        "found": found, "standing": found and standing(found),
        "changed": changes(kept[-1], kept[-2]) if len(kept) > 1 else [],
        "undecided": to_decide(case, waiting, typed), "too_late": typed.too_late(waiting),
        "decided": [(kept_wording.considered(one), one) for then in kept for one in then.considerations.all()],
        **more,
    }  # fmt: skip
    return render(request, "cases/assessment.html", context, status=status)


def said_in(case: Case, request: SchoolRequest) -> list[tuple[str, str]]:
    """Each part of the concerns that holds something, with its heading."""
    joined = Case.objects.visible_to(request.user).filter(joined_to=case)
    said = [
        (heading, getattr(concern, name))
        for concern in concerns_of(case, joined)
        for name, heading in zip(SAID, HEADINGS, strict=True)
    ]
    return [(heading, text) for heading, text in said if text]


def marked(
    words: list[tuple[str, str]], signs: Mapping[str, Sign]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same in pieces: the words, and the signs they may point to."""
    return [
        (heading, [(part.text, _signs(part.signs)) for part in spotting.spot(text, signs)])
        for heading, text in words
    ]


def _signs(codes: tuple[str, ...]) -> str:
    return "; ".join(reason(code) for code in codes)
