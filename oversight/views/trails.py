"""One trail in plain sentences: of a case, or of what happened at the school outside any case."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

import trail
from oversight.access import followed, role_used
from oversight.filters import filter_of, people_of
from oversight.models import Glass
from oversight.queries.findings import found_in
from oversight.queries.measures import rows_of
from oversight.queries.trails import lines
from oversight.views.page import show
from people.access import SchoolRequest, roles_required
from referrals.models import Case
from referrals.views.loading import missing, refuse
from workflows.hours import NIGHT
from workflows.measuring import STAGES
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


def about_case(case: Case) -> dict[str, object]:
    """What stands out in the trail of one case, and how long things took."""
    [row] = rows_of([case])
    return {
        "found": found_in([case]),
        "row": row,
        "stages": list(zip(STAGES.values(), row.stages, strict=True)),
    }


def _page(request: SchoolRequest, *, chain: UUID, case: Case | None) -> HttpResponse:
    role, actor = role_used(request.roles), request.user.as_actor()
    trail.read("reading.trail", actor=actor, role=role, school=request.school.pk, chain=chain)
    told, chosen = lines(chain), filter_of(request.GET)
    page = Paginator([line for line in told if chosen.keeps(line)], PAGE).get_page(request.GET.get("page"))
    about = about_case(case) if case and role == AUDITOR else {}
    context = {
        **about, "case": case, "page": page, "kinds": KIND_LABELS, "chosen": chosen, "people": people_of(told),
        "auditor": role == AUDITOR, "query": chosen.query, "whole": len(told), "night": NIGHT,
        "looked_up": Glass.objects.filter(case=case) if case else (),
    }  # fmt: skip
    return show(request, "trail", context)
