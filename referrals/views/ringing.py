"""The 999 card of a child, two presses from any page, and the record of the call. For all who work with children."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

import trail
from people.access import SchoolRequest, View, roles_required
from people.models import Pupil
from people.queries import find_pupils
from people.searching import searched
from people.services.trail_of import first_role
from referrals import sheets
from referrals.forms.calling import CalledForm
from referrals.models import Case
from referrals.queries.danger import calls_of, children_at_hand
from referrals.queries.numbers import known
from referrals.services.calling import record_call
from referrals.views.concerns.loading import PAGE, reporting
from workflows import contacts
from workflows.roles import WITH_CHILDREN
from workflows.steps import Refused

WRITTEN = "The call is written down. Telephone children’s social care today, too."
KNOWN = "You wrote this call down before: this is its record. Telephone children’s social care today, too."


def ringing(view: View) -> View:
    """Return a guard for pages of those who work with the children; others have the card without a child."""
    return roles_required(*WITH_CHILDREN)(reporting(*PAGE)(view))


def note(request: SchoolRequest, event: str, **more: Any) -> None:
    """Keeps that the roll was searched, or whose card was opened."""
    role = first_role(request.user.roles_at(request.school))
    trail.read(event, actor=request.user.as_actor(), role=role, school=request.school.pk, **more)


@ringing
def choose(request: SchoolRequest) -> HttpResponse:
    """Whose card: the children at hand, and a search by name."""
    return render(request, "danger/choose.html", {**found(request), "at_hand": at_hand(request)})


@ringing
def search(request: SchoolRequest) -> HttpResponse:
    """The children whose names start with what was typed, as a list of links."""
    return render(request, "danger/found.html", found(request))


def at_hand(request: SchoolRequest) -> list[Pupil]:
    return children_at_hand(request.user, request.school)


def found(request: SchoolRequest) -> dict[str, Any]:
    """What the search of the roll found."""
    return searched(request, request.school, find_pupils, "roll.searched")


@ringing
def card(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What the operator asks, in that order, with what is known of the child."""
    pupil, now = child(request, pk), timezone.now()
    council = known(pupil.home_authority or pupil.school.local_authority, pupil.school)
    note(request, "reading.danger_card", subject=str(pupil.pk))
    cases = list(Case.objects.visible_to(request.user).filter(pupil=pupil).exclude(state="joined"))
    return render(request, "danger/card.html", {
        "pupil": pupil,
        "sheet": sheets.danger_card(pupil, by=request.user, at=now),
        "doors": council.doors(now) if council else [],
        "flagged": contacts.flagged(now.date()),
        "cases": cases,
        # Nobody learns from the card that there is a case: the others read the neutral sentence that all cards have.
        "advice_first": any(case.advice_before_parents for case in cases),
    })  # fmt: skip


def child(request: SchoolRequest, pk: UUID) -> Pupil:
    """A child of the school, also one who left. Raises Http404."""
    pupil = Pupil.objects.select_related("school").filter(pk=pk, school=request.school).first()
    if pupil is None:
        raise Http404
    return pupil


@ringing
def called(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The record of the call, which opens a case at immediate risk."""
    pupil = child(request, pk)
    form = CalledForm(request.POST if request.method == "POST" else None, caller=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            concern = record_call(pupil, caller=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            again = concern.pk != form.cleaned_data["mark"]
            messages.success(request, KNOWN if again else WRITTEN)
            return redirect("concern_sent", concern.pk)
    if request.method != "POST":
        note(request, "reading.danger_card", subject=str(pupil.pk))
    context = {"form": form, "pupil": pupil, "before": calls_of(request.user, pupil, timezone.now())}
    return render(request, "danger/called.html", context, status=422 if form.errors else 200)
