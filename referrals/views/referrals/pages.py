"""A referral's own page, its sheet to copy from, and the record of the written form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from people.access import SchoolRequest
from referrals import sheets
from referrals.fact_words import answers
from referrals.forms.written import WrittenForm
from referrals.models import Referral
from referrals.queries.assessments import against_ceop
from referrals.queries.chronology import Event, decision_event
from referrals.queries.clocks import clocks_of_referral
from referrals.queries.heeding import heed
from referrals.queries.numbers import home_council, numbers_of
from referrals.services.cases import record_written, role_on
from referrals.services.reviewing import may_review
from referrals.services.steps import open_steps
from referrals.views.loading import case_to_decide, note_reading, referral_for
from trail import read
from workflows import contacts, referral, routes
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
        "route": routes.get(found.route),
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
    if council is None:
        return []
    both = [council.contacts["front_door"], council.contacts["out_of_hours"]]
    return both if council.open_at(timezone.now()) else both[::-1]


@require_GET
def sheet(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The sheet in the order of the outside form, each answer with a copy button; `?as=text` gives plain text."""
    found = referral_for(request, pk)
    case_to_decide(request, found.case_id)
    if not sheets.sheet_name(found.route):
        raise Http404
    filled = sheets.fill(found, by=request.user, at=timezone.now())
    leaves(request, found)
    if request.GET.get("as") == "text":
        return as_file(filled.plain, f"{found.reference}.txt")
    context = {"referral": found, "case": found.case, "sheet": filled, "route": routes.get(found.route)}
    return render(request, "referrals/sheet.html", context)


def leaves(request: SchoolRequest, found: Referral) -> None:
    """Writes down that somebody took the filled form."""
    read(
        "export.form", actor=request.user.as_actor(), role=role_on(found.case, request.user),
        school=found.case.school_id, chain=found.case_id, subject=str(found.pk), data={"route": found.route},
    )  # fmt: skip


def as_file(text: str, name: str) -> HttpResponse:
    """Plain text as a download; its name holds the reference and nothing else."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


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
