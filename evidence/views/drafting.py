"""Beginning a summary: the list on the case page, the audience, its questions."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from evidence.forms import AudienceForm, DraftForm
from evidence.models import Summary
from evidence.roster import people_of
from evidence.services.drafting import draft_summary, note_barred
from evidence.views.loading import case_in_full, refuse
from people.access import SchoolRequest
from referrals.models import Case
from referrals.views.loading import case_to_decide, note_reading
from workflows import audiences
from workflows.roles import LEADS
from workflows.steps import NotAllowed, Refused


@never_cache
@require_safe
def panel(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The summaries of a case: a fragment for the case page, a page of its own without JavaScript."""
    case = case_in_full(request, pk)
    context = {
        "case": case,
        "summaries": Summary.objects.filter(case=case).select_related("drafted_by"),
        "people": list(people_of(case)),
        "may_draft": bool(case.roles_of(request.user) & LEADS),
    }
    whole = not getattr(request, "htmx", False)
    if whole:  # as a part of the case page it is read with the case
        note_reading(request, case, subject="summaries")
    return render(request, "evidence/panel_page.html" if whole else "evidence/panel.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Who it is for."""
    case = case_to_decide(request, pk)
    form = AudienceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("summary_draft", pk=case.pk, audience=form.cleaned_data["audience"])
    if request.method != "POST":
        note_reading(request, case, subject="summary.new")
    context = {"form": form, "title": "New evidence summary", "button": "Continue", **back(case)}
    return render(request, "form_page.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: SchoolRequest, pk: UUID, audience: str) -> HttpResponse:
    """The questions of the audience; a wrong answer says what to do instead."""
    case = case_to_decide(request, pk)
    if audience not in audiences.table():
        raise Http404
    form = DraftForm(case, audiences.get(audience), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            summary = draft_summary(case, actor=request.user, **form.facts())
            messages.success(request, f"{summary.reference} is being prepared.")
            return redirect("summary", pk=summary.pk)
        except NotAllowed:
            refuse(request, case)
        except Refused as refusal:
            note_barred(case, audience=audience, answers=form.facts()["answers"], actor=request.user)
            for name, message in refusal.facts.items():
                form.add_error(name, message)
    if request.method != "POST":
        note_reading(request, case, subject=f"summary.new.{audience}")
    return draft_page(request, case, form)


def draft_page(request: SchoolRequest, case: Case, form: DraftForm) -> HttpResponse:
    context = {
        "form": form, "case": case, "title": form.policy.label, "lede": form.policy.hint, "button": "Look for names",
        **back(case),
    }  # fmt: skip
    return render(request, "form_page.html", context, status=422 if form.errors else 200)


def back(case: Case) -> dict[str, str]:
    url = reverse("case", args=[case.pk])
    return {"back_url": url, "back_label": f"Case {case.reference}", "cancel_url": url}
