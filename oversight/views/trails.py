"""One trail in plain sentences: of a case, or of what happened at the school outside any case."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

import trail
from oversight.access import followed, role_used
from oversight.filters import filter_of, people_of
from oversight.models import Glass
from oversight.pseudonyms import Labels, letter
from oversight.queries.findings import found_in
from oversight.queries.measures import rows_of
from oversight.queries.school_trail import key_of, sheet
from oversight.queries.trails import line, lines
from oversight.services.lettering import lettered
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


@roles_required(AUDITOR)
@require_safe
def school_trail(request: SchoolRequest) -> HttpResponse:
    """The trail of the school, the newest first: sign-ins, users, the roll. A sheet is bounded, however long it is."""
    chain, chosen = request.school.pk, filter_of(request.GET)
    _note(request, chain)
    found = sheet(chain, chosen, key_of(request.GET.get("before", "")))
    letters = lettered(chain, (says for _, says in reversed(found.acts)))
    labels = Labels({"actor": one.actor, "role": one.role} for one in letters)
    context = {
        "page": [line(row, says, labels, {}) for row, says in found.acts], "older": found.older,
        "first": "before" not in request.GET, "people": [
            (letter(one.place), labels.actor({"actor": one.actor, "role": one.role})) for one in letters
        ],
        "kinds": KIND_LABELS, "chosen": chosen, "auditor": True, "query": chosen.query, "night": NIGHT,
    }  # fmt: skip
    return show(request, "trail", context)


def about_case(case: Case) -> dict[str, object]:
    """What stands out in the trail of one case, and how long things took."""
    [row] = rows_of([case])
    return {
        "found": found_in([case]),
        "row": row,
        "stages": list(zip(STAGES.values(), row.stages, strict=True)),
    }


def _note(request: SchoolRequest, chain: UUID) -> str:
    role, actor = role_used(request.roles), request.user.as_actor()
    trail.read("reading.trail", actor=actor, role=role, school=request.school.pk, chain=chain)
    return role


@require_safe
def case_trail(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The trail of a case."""
    case = find_case(request, pk)
    role = _note(request, case.pk)
    told, chosen = lines(case.pk), filter_of(request.GET)
    page = Paginator([one for one in told if chosen.keeps(one)], PAGE).get_page(request.GET.get("page"))
    about = about_case(case) if role == AUDITOR else {}
    context = {
        **about, "case": case, "page": page, "kinds": KIND_LABELS, "chosen": chosen, "people": people_of(told),
        "auditor": role == AUDITOR, "query": chosen.query, "whole": len(told), "night": NIGHT,
        "looked_up": Glass.objects.filter(case=case),
    }  # fmt: skip
    return show(request, "trail", context)
