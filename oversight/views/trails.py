"""One trail in plain sentences: of a case, or of what happened at the school outside any case."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

import trail
from oversight.access import followed, role_used
from oversight.queries import lines
from people.access import SchoolRequest, roles_required
from referrals.models import Case
from referrals.views.loading import missing, refuse
from workflows.events import KINDS
from workflows.roles import AUDITOR

PAGE = 200  # lines
KIND_LABELS = {
    "step": "Steps", "change": "Changes", "reading": "Readings", "export": "Exports and prints",
    "access": "Access given, taken or refused", "system": "By Handrail itself",
}  # fmt: skip


def find_case(request: SchoolRequest, pk: UUID) -> Case:
    """The case, if the person may read its trail; 403 for whoever opens the case alone, 404 for all others."""
    found = followed(request.user, request.school, request.roles).filter(pk=pk).first()
    if found is None and (seen := Case.objects.visible_to(request.user).filter(pk=pk).first()):
        refuse(request, seen)
    return found or missing(request, Case.objects.filter(pk=pk).first())


@require_safe
def case_trail(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The trail of a case."""
    case = find_case(request, pk)
    return _page(request, chain=case.pk, case=case)


@roles_required(AUDITOR)
@require_safe
def school_trail(request: SchoolRequest) -> HttpResponse:
    """The trail of the school: sign-ins, users, the roll."""
    return _page(request, chain=request.school.pk, case=None)


def _page(request: SchoolRequest, *, chain: UUID, case: Case | None) -> HttpResponse:
    kinds = [kind for kind in request.GET.getlist("kind") if kind in KINDS]
    role, actor = role_used(request.roles), request.user.as_actor()
    trail.read("reading.trail", actor=actor, role=role, school=request.school.pk, chain=chain)
    page = Paginator(lines(chain, kinds), PAGE).get_page(request.GET.get("page"))
    context = {
        "case": case, "page": page, "kinds": KIND_LABELS, "chosen": kinds, "auditor": role == AUDITOR,
        "query": "".join(f"kind={kind}&" for kind in kinds),
    }  # fmt: skip
    return render(request, "oversight/trail.html", context)
