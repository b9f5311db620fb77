"""Check answers, submit, receipt."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

import trail
from people.access import SchoolRequest
from referrals.forms.concerns import initials_in
from referrals.models import Concern
from referrals.queries import receipts
from referrals.queries.concerns import concerns_of, statuses
from referrals.queries.danger import POLICE, has_reported
from referrals.services import concerns as service
from referrals.services.opening import is_about_head
from referrals.views.concerns import journey
from referrals.views.concerns.answers import needed_of, rows_of
from referrals.views.concerns.loading import PAGE, my_concern, reporting
from referrals.views.concerns.questions import frame
from workflows.steps import Refused

WATCHED = timedelta(minutes=45)  # then the page stops asking, so that a forgotten one signs itself out
WHERE = {"saw": "what", "child": "child"}


@reporting(*PAGE)
def check(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """All answers with a link to change each; the button sends. Pressing it again leads to the receipt."""
    concern = my_concern(request, pk)
    problems: dict[str, str] = {}
    if request.method == "POST" and not concern.submitted_at:
        problems = send(request, concern)
        concern.refresh_from_db()
    if concern.submitted_at:
        return sent_page(request, concern)
    return show(request, concern, problems)


def send(request: SchoolRequest, concern: Concern) -> dict[str, str]:
    """Submits the concern; returns what is missing, by question."""
    try:
        service.submit(concern, actor=request.user)
    except Refused as refusal:
        return refusal.facts
    return {}


def sent_page(request: SchoolRequest, concern: Concern) -> HttpResponse:
    """The receipt; for somebody who may not open it (it may be about themselves) the reference alone."""
    if concerns_of(request.user).filter(pk=concern.pk).exists():
        return redirect("concern_sent", concern.pk)
    messages.success(request, f"Your concern was sent. Its reference is {concern.reference}.")
    return redirect("concerns")


def show(request: SchoolRequest, concern: Concern, problems: dict[str, str]) -> HttpResponse:
    """The answers, with an error summary that leads to the page of what is missing."""
    rows, needed = rows_of(concern, initials_in(concern)), needed_of(concern)
    pages = {row.page for row in needed}
    context = {
        **frame(request, concern, journey.CHECK),
        "rows": rows,
        "needed": needed,
        "about_head": is_about_head(concern),
        "left_open": [row for row in rows if not row.answer and row.page not in pages],
        "problems": [
            (journey.url(concern, WHERE[name], back="check"), says) for name, says in problems.items()
        ],
    }
    return render(request, "concerns/check.html", context, status=422 if problems else 200)


@reporting()
def sent(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The receipt: the reference, who was told, whom to ring while nobody has read it."""
    concern = my_concern(request, pk)
    if not concern.submitted_at:
        return redirect(journey.resume(concern))
    note_reading(request, concern)
    rang = has_reported(concern, POLICE)
    rings_next = rang and not has_reported(concern, "social_care")
    context = {**receipt(concern), "rang": rang, "rings_next": rings_next}
    return render(request, "concerns/sent.html", context)


@reporting()
def sent_status(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The part of the receipt that changes, asked for by the page itself. It holds nothing of the concern."""
    concern = my_concern(request, pk)
    if not concern.submitted_at:
        return redirect(journey.resume(concern))
    return render(request, "concerns/receipt.html", receipt(concern))


def receipt(concern: Concern) -> dict[str, object]:
    """What the receipt says at this moment."""
    now = timezone.now()
    read = all(status.says != "Received" for status in statuses(concern))
    told = receipts.told(concern, now)
    return {
        "concern": concern,
        "about_head": any(case.about_head for case in receipts.cases_of(concern)),
        "statuses": statuses(concern),
        "read": read,
        "told": told,
        "acting": any(one.acts for one in told),
        "next_on_duty": receipts.next_on_duty(concern, now),
        "now": now,
        "due": receipts.red_flag_due(concern),
        "late": receipts.unread_since(concern, now),
        "doors": receipts.front_doors(concern, now),
        "officers": receipts.lado(concern) if concern.about_adult == "yes" else [],
        "watching": not read and concern.submitted_at and now - concern.submitted_at < WATCHED,
    }


def note_reading(request: SchoolRequest, concern: Concern) -> None:
    """Keeps, with each case, that its reporter opened their own concern."""
    for case in receipts.cases_of(concern):
        trail.read(
            "reading.concern", actor=request.user.as_actor(), role="reporter", school=concern.school_id,
            chain=case.pk, subject=str(concern.pk),
        )  # fmt: skip
