"""Signing: the end of the review, approval by a second person, release, and the ways back."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from evidence.models import Summary
from evidence.services import signing
from evidence.views.loading import refuse, summary_for, summary_to_work_on
from people.access import SchoolRequest
from referrals.views.stepping import Stepping, rule_named, step_page
from workflows import summary as rules
from workflows.steps import NotAllowed, Refused, Step


@require_POST
def finish(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Every proposal was looked at."""
    return signed(request, summary_to_work_on(request, pk), rules.REVIEW, signing.finish_review)


@require_POST
def look_again(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """After a search that failed, another one."""
    summary = summary_to_work_on(request, pk)
    signing.look_again(summary, actor=request.user)
    return redirect("summary", pk=summary.pk)


@require_POST
def approve(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """By somebody who did not draft it."""
    return signed(request, summary_for(request, pk), rules.APPROVE, signing.approve)


@require_POST
def release(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Orders the file."""
    return signed(request, summary_for(request, pk), rules.RELEASE, signing.ask_release)


def signed(request: SchoolRequest, summary: Summary, rule: Step, sign: Callable[..., Any]) -> HttpResponse:
    """Signs, or says plainly why not. Raises PermissionDenied for whoever has no role for it."""
    try:
        partial(sign, summary)(actor=request.user)
        messages.success(request, rule.done)
    except NotAllowed as refusal:
        if request.user.pk != summary.drafted_by_id:
            refuse(request, summary.case)
        messages.error(request, str(refusal))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("summary", pk=summary.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SchoolRequest, pk: UUID, name: str) -> HttpResponse:
    """Sending back and withdrawing ask for a reason."""
    summary = summary_for(request, pk)
    rule = rule_named({"send_back": rules.SEND_BACK, "withdraw": rules.WITHDRAW}, name)
    back = reverse("summary", args=[summary.pk])
    at = Stepping(request, summary, rule, "evidence/step.html", back=back)
    return step_page(at, after=lambda form: redirect(back))
