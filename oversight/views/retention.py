"""How long records are kept: this year's list, one case, and each decision on a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

import trail
from oversight.access import role_used
from oversight.queries.yearly_list import page_of
from oversight.retention import DOOR, decides_on, keeps_abuse_longer, role_for, row_of
from oversight.retention_forms import ConfirmForm, KeepForm, ReasonForm, SureForm
from oversight.services import retaining
from oversight.services.listing import list_ahead
from oversight.views.page import PATIENCE, leave_to_worker
from people.access import SchoolRequest, roles_required
from people.forms.acting import accepted
from people.forms.base import GovukForm
from referrals.models import Case, Erasure, LongKeeping
from referrals.views.loading import missing, refuse
from workflows.retention import last_day_of_list, schedules
from workflows.roles import HEAD

FRESH = timedelta(hours=1)  # a case that was closed within it may come on the list later
ERASED = 100  # of the last erasures, on the list


@dataclass(frozen=True)
class Act:
    """One decision: its form, its service, and what its page says."""

    title: str
    button: str
    form: type[GovukForm]
    write: Callable[..., object]
    done: str
    warning: str = ""


ACTS = {
    "hold": Act(
        "Put the case on legal hold", "Put it on hold", ReasonForm, retaining.place_hold,
        "The case is on legal hold. Nothing of it is erased until the hold is lifted.",
    ),
    "lift": Act("Lift the legal hold", "Lift the hold", ReasonForm, retaining.lift_hold, "The hold is lifted."),
    "keep": Act("Keep the case longer", "Keep it longer", KeepForm, retaining.keep_longer, "Kept until that day."),
    "propose": Act(
        "Propose to erase the case", "Propose it", ReasonForm, retaining.propose_erasure,
        "Proposed. A second, different person has to confirm it.",
        "Erasing cannot be undone. Think of open claims, inquiries, and of what the child may one day want to read.",
    ),
    "withdraw": Act("Withdraw the proposal", "Withdraw it", SureForm, retaining.withdraw_erasure, "Withdrawn."),
    "confirm": Act(
        "Confirm that the case is erased", "Erase the case", ConfirmForm, retaining.confirm_erasure,
        "Confirmed. What was written on this case is erased, or will be when Handrail's eraser runs next.",
        "Everything that was written on this case goes for good: concern, notes, decisions, referrals, files. What "
        "stays is its reference, its times, and who decided.",
    ),
}  # fmt: skip


@roles_required(*DOOR)
@never_cache
@require_safe
def retention(request: SchoolRequest) -> HttpResponse:
    """What may be erased this year, by reference."""
    _note(request, None)
    user, school, today = request.user, request.school, timezone.localdate()
    left = leave_to_worker(list_ahead(school, seconds=PATIENCE, fresh_for=FRESH)[1])
    orders = Erasure.objects.filter(case__in=decides_on(user, school), erased_at__isnull=False)
    context = {
        "last": last_day_of_list(today), "today": today, "schedules": schedules().values(), "left": left,
        "list": page_of(user, school, today, request.GET.get("after", "")), "first": "after" not in request.GET,
        "erased": orders.select_related("case").order_by("-erased_at")[:ERASED],
        "longer": keeps_abuse_longer(school), "is_head": HEAD in request.roles,
    }  # fmt: skip
    return render(request, "oversight/retention.html", context)


@never_cache
@require_safe
def case_page(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """One case: its day, its row, and what was decided. No name, no word of the file."""
    case = _find(request, pk)
    _note(request, case)
    context = {
        "case": case,
        "row": row_of(case),
        "today": timezone.localdate(),
        "reads": _reads(request, case),
    }
    return render(request, "oversight/retention_case.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: SchoolRequest, pk: UUID, act: str) -> HttpResponse:
    """One decision about one case."""
    case = _find(request, pk)
    if act not in ACTS:
        raise Http404
    chosen = ACTS[act]
    form = chosen.form(request.POST if request.method == "POST" else None)
    try:
        done = accepted(request, form, partial(chosen.write, case, actor=request.user))
    except PermissionDenied as refusal:
        messages.warning(request, str(refusal))  # "your role does not allow this" is not why
        refuse(request, case)
    if done:
        messages.success(request, chosen.done)
        return redirect("oversight:retention_case", pk=case.pk)
    if request.method != "POST":
        _note(request, case)
    back = {"back_url": f"/retention/{case.pk}/", "back_label": f"Case {case.reference}"}
    context = {
        "form": form, "title": chosen.title, "button": chosen.button, "warning": chosen.warning, **back,
        "lede": f"Case {case.reference}", "cancel_url": back["back_url"],
    }  # fmt: skip
    return render(request, "form_page.html", context, status=422 if form.errors else 200)


@roles_required(HEAD)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def abuse_records(request: SchoolRequest) -> HttpResponse:
    """The head's decision how long records of sexual abuse are kept."""
    longer = keeps_abuse_longer(request.school)
    wanted = (
        request.POST.get("longer", "no" if longer else "yes") == "yes"
    )  # what the page offered: twice is once
    form = ReasonForm(request.POST or None)
    write = partial(retaining.choose_abuse_records, request.school, longer=wanted, actor=request.user)
    if accepted(request, form, write):
        messages.success(request, "Decided.")
        return redirect("oversight:abuse_records")
    before = LongKeeping.objects.filter(school=request.school).select_related("by")
    context = {"form": form, "longer": longer, "row": schedules()["sexual_abuse"], "before": before}
    return render(request, "oversight/abuse_records.html", context, status=422 if form.errors else 200)


def _find(request: SchoolRequest, pk: UUID) -> Case:
    """The case, for whoever decides about its end; 403 for others who may open it, 404 for everybody else."""
    found = decides_on(request.user, request.school).filter(pk=pk).select_related("school").first()
    if found is None and (seen := Case.objects.visible_to(request.user).filter(pk=pk).first()):
        refuse(request, seen)
    return found or missing(request, Case.objects.filter(pk=pk).first())


def _reads(request: SchoolRequest, case: Case) -> bool:
    return Case.objects.visible_to(request.user).filter(pk=case.pk).exists()


def _note(request: SchoolRequest, case: Case | None) -> None:
    role: Any = role_for(case, request.user) if case else role_used(request.roles)
    chain = case.pk if case else None
    trail.read(
        "reading.retention", actor=request.user.as_actor(), role=role, school=request.school.pk, chain=chain
    )
