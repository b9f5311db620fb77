"""One loader for each record: 404 to whoever may not know of it, 403 to whoever may see it and not do this.

Both are written down before the answer goes out: a refused attempt is an entry of the second log.
"""

from typing import NoReturn
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404

import trail
from people.access import SchoolRequest
from people.models import User
from referrals.models import Case, Referral
from referrals.queries.cases import reads_all
from referrals.services.cases import first_of, role_on
from workflows.roles import LEADS

WITH = (
    "school",
    "pupil",
    "owner",
    "first_read_by",
    "joined_to",
    "close_proposed_by",
    "closed_by",
    "about_staff",
)


def case_for(request: SchoolRequest, pk: UUID) -> Case:
    """The case, for whoever may open its file. Raises Http404 for all others."""
    found = Case.objects.visible_to(request.user).select_related(*WITH).filter(pk=pk).first()
    if found is None:
        missing(request, Case.objects.filter(pk=pk).first())
    check_second_factor(request, found)
    return found


def check_second_factor(request: SchoolRequest, case: Case) -> None:
    """Hard rule 21: a second factor also for those whom no standing role, but a grant lets in. Raises PermissionDenied.

    Whoever sees cases by their role was asked for it by the middleware already.
    """
    if not settings.HANDRAIL_DEMO and not request.sees_cases and not _has_second_factor(request.user):
        messages.warning(
            request, "This page needs a second factor: set one up under “My account”, then come back."
        )
        refuse(request, case)
    request.sees_cases = True  # and the short session too


def _has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def case_to_decide(request: SchoolRequest, pk: UUID) -> Case:
    """The case, for a lead, deputy, head or whoever is assigned. Raises Http404, PermissionDenied."""
    case = case_for(request, pk)
    if not case.roles_of(request.user) & LEADS:
        refuse(request, case)
    return case


def referral_for(request: SchoolRequest, pk: UUID) -> Referral:
    """The referral with its case, for whoever reads all of the case. Raises Http404, PermissionDenied."""
    found = Referral.objects.select_related("case__school", "case__pupil", "drafted_by", "made_by").filter(
        pk=pk
    )
    referral = found.filter(case__in=Case.objects.visible_to(request.user)).first()
    if referral is None:
        known = found.first()
        missing(request, known.case if known else None)
    check_second_factor(request, referral.case)
    if not reads_all(referral.roles_of(request.user)):
        refuse(request, referral.case)
    return referral


def note_reading(
    request: SchoolRequest,
    case: Case,
    event: str = "reading.case",
    subject: str = "",
    roles: frozenset[str] | None = None,
) -> None:
    """Writes down that this person opened a page of the case. `roles`: theirs on it, where they were asked for."""
    held = case.roles_of(request.user) if roles is None else roles
    trail.read(
        event,
        actor=request.user.as_actor(),
        role=first_of(held),
        school=case.school_id,
        chain=case.pk,
        subject=subject,
    )


def note_search(request: SchoolRequest, case: Case) -> None:
    """Writes down that the roll was searched from a page of the case, never for what."""
    role = role_on(case, request.user)
    trail.read("roll.searched", actor=request.user.as_actor(), role=role, school=case.school_id)


def missing(request: SchoolRequest, case: Case | None) -> NoReturn:
    """Answers 404; an attempt on a case that exists is kept with the case."""
    if case is not None:
        note_refusal(request, case, "not_known")
    raise Http404


def refuse(request: SchoolRequest, case: Case) -> NoReturn:
    """Answers 403 and keeps the attempt with the case."""
    note_refusal(request, case, "not_allowed")
    raise PermissionDenied


def note_refusal(request: SchoolRequest, case: Case, why: str) -> None:
    """Keeps the attempt with the case, so that the middleware need not keep it without one."""
    note_reading(request, case, "access.refused", subject=why)
    request.refusal_kept = True
