"""The list of cases by reference."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

import trail
from oversight.access import COUNTS, audited
from oversight.queries.cases import listed
from oversight.views.page import show
from people.access import SchoolRequest, roles_required
from workflows import case
from workflows.roles import AUDITOR

PAGE = 50  # cases


@roles_required(*COUNTS)
@require_safe
def cases(request: SchoolRequest) -> HttpResponse:
    """The list for an auditor; everybody else who comes here sees the counts."""
    if AUDITOR not in request.roles:
        return redirect("oversight:counts")
    found, state = listed(audited(request.user, request.school)), request.GET.get("state", "")
    if state in case.STATES:
        found = found.filter(state=state)
    trail.read("reading.oversight", actor=request.user.as_actor(), role=AUDITOR, school=request.school.pk)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    query = f"state={state}&" if state in case.STATES else ""
    context = {"page": page, "states": case.LABELS, "state": state, "query": query}
    return show(request, "cases", context, here="cases")
