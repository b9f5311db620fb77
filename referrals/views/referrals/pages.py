"""A referral's own page, and the record of the written form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from people.access import SchoolRequest
from referrals import sheets
from referrals.fact_words import answers
from referrals.forms.written import WrittenForm
from referrals.local_policy import policy_of
from referrals.models import Referral
from referrals.queries.assessments import against_ceop
from referrals.queries.chronology import Event, decision_event
from referrals.queries.clocks import clocks_of_referral
from referrals.queries.escalation import ladder
from referrals.queries.heeding import heed
from referrals.queries.numbers import home_council, numbers_of
from referrals.services.cases import record_written
from referrals.services.reviewing import may_review
from referrals.services.steps import open_steps
from referrals.views.loading import case_to_decide, note_reading, referral_for
from workflows import contacts, referral
from workflows.steps import Refused

#: Routes whose draft says how it is made: templates/referrals/how_*.html.
HOW = frozenset({"police_999", "ceop", "social_care", "prevent", "iwf", "platform"})


@require_GET
def page(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What the route asks for, where it stands, what runs, and the steps open to this person."""
    found = referral_for(request, pk)
    note_reading(request, found.case, "reading.referral", subject=str(found.pk))
    return render(request, "referrals/referral.html", about(request, found))


def about(request: SchoolRequest, found: Referral) -> dict[str, Any]:
    """What the referral's page shows."""
    now = timezone.now()
    return {
        "referral": found,
        "case": found.case,
        "route": policy_of(found.case.school).routes[found.route],
        "steps": open_steps(found, request.user),
        "clocks": clocks_of_referral(found, now),
        "events": history(found),
        "told": answers(recorded(found)),
        "sheet": sheets.fill(found, by=request.user, at=now) if sheets.sheet_name(found.route) else None,
        "how": found.route in HOW,
        "on_page": found.route in ("police_999", "prevent"),
        "aloud": found.route == "police_999",
        "numbers": numbers_of(found.route, found.case),
        "heed": heed(found),
        "may_review": may_review(found),
        "against": against_ceop(found.case) if found.route == "ceop" else [],
        "doors": doors(found) if found.route in ("social_care", "police_999") else [],
        "may_record_written": found.needs_written,
        "ladder": ladder(found),
        "stage": referral.STAGES.get(found.stage, ""),
    }


def recorded(found: Referral) -> dict[str, Any]:
    """What was answered about it so far, the empty answers apart."""
    asked = {"consent": found.consent, "aware": found.aware, **found.facts}
    return {name: value for name, value in asked.items() if value}


def history(found: Referral) -> list[Event]:
    """The steps of the referral in order."""
    return [
        decision_event(taken, {})
        for taken in found.case.decisions.filter(subject=found.pk).select_related("by")
    ]


def doors(found: Referral) -> list[contacts.Contact]:
    """Children's social care of the council where the child lives: the number answered now first."""
    council = home_council(found.case)
    return council.doors(timezone.now()) if council else []


@require_http_methods(["GET", "POST"])
def written(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """When the written form followed the call; its clock stops."""
    found = referral_for(request, pk)
    case_to_decide(request, found.case_id)
    form = WrittenForm(request.POST or None, initial={"written_at": timezone.localtime()})
    if request.method == "POST" and form.is_valid():
        try:
            record_written(found, actor=request.user, at=form.cleaned_data["written_at"])
        except Refused as refused:
            form.add_error("written_at", refused.facts.get("written_at", str(refused)))
        else:
            messages.success(request, "Recorded: the written form was sent.")
            return redirect("referral", found.pk)
    if request.method != "POST":
        note_reading(request, found.case, "reading.referral", subject=str(found.pk))
    back = reverse("referral", args=[found.pk])
    context = {"form": form, "title": "The written form was sent", "back_url": back, "cancel_url": back}
    return render(request, "form_page.html", context, status=422 if form.errors else 200)
