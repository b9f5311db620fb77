"""The page of a case, and the case on paper."""

from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.access import SchoolRequest
from referrals.diagram import draw
from referrals.models import Case
from referrals.queries.assessments import unanswered
from referrals.queries.case_file import CaseFile, case_file
from referrals.queries.cases import reads_all
from referrals.queries.child_on_child import involved
from referrals.queries.danger import POLICE
from referrals.queries.on_paper import printed_with
from referrals.services.cases import mark_read
from referrals.services.steps import steps_for
from referrals.views.loading import case_for, note_reading, refuse
from workflows.access import CHILD, STAFF
from workflows.case import ENDED
from workflows.child_on_child import OPENERS
from workflows.explaining import label
from workflows.roles import CHAIR, HEAD, LEAD, LEADS

A_PAGE = 100  # events, or notes, of a case: some have hundreds


@never_cache
@require_safe
def page(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The case. Opening it is an act: the first reading by somebody who decides is written to the case."""
    case = case_for(request, pk)
    roles, newest = case.roles_of(request.user), request.GET.get("order") == "newest"
    note_reading(request, case, roles=roles)
    if case.first_read_at is None and mark_read(case, actor=request.user):
        case = case_for(request, pk)
    steps = steps_for(case, roles)
    file = case_file(case, request.user, roles=roles, now=timezone.now(), newest_first=newest)
    waiting = unanswered(case, file.assessments) if roles & LEADS and case.state not in ENDED else []
    context = {
        "case": case,
        "file": file,
        "story": story(file, request.GET.get("page")),
        "newest": newest,
        "danger": next((rule for rule in steps if rule.weight == "danger"), None),
        "steps": [rule for rule in steps if rule.weight != "danger"],
        "decides": bool(roles & LEADS),
        "waiting": [label(code) for code in waiting],
        "ring": POLICE in waiting,
        "involved": involved(case, request.user) if roles & LEADS else [],
        "opens_another": case.kind == CHILD and bool(roles & OPENERS),
        "threshold": case.threshold_decisions.last() if case.kind == STAFF and roles & LEADS else None,
        "reads_trail": bool(roles & {LEAD, HEAD, CHAIR}) or case.owner == request.user,
        "retains": bool(roles & {LEAD, HEAD, CHAIR}),
        "host": host_of(case, request),
        "diagram": mark_safe(draw(case.state)),
    }
    return render(request, "cases/case.html", context)


def story(file: CaseFile, number: str | None) -> dict[str, Page[Any]]:
    """One page of each list of the file; a list that has fewer pages shows its last."""
    lists: dict[str, list[Any]] = {
        "events": file.events,
        "decided": file.decided,
        "written": file.written,
        "told": file.told,
    }
    return {name: Paginator(rows, A_PAGE).get_page(number) for name, rows in lists.items()}


def host_of(case: Case, request: SchoolRequest) -> Case | None:
    """The case this one was joined to, where the reader may know of it."""
    return (
        Case.objects.visible_to(request.user).filter(pk=case.joined_to_id).first()
        if case.joined_to_id
        else None
    )


@never_cache
@require_safe
def paper(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The whole case for a strategy meeting. Printing is kept on the trail."""
    case = case_for(request, pk)
    roles, now = case.roles_of(request.user), timezone.now()
    if not reads_all(roles):
        refuse(request, case)
    note_reading(request, case, "case.print", roles=roles)
    file = case_file(case, request.user, roles=roles, now=now)
    context = {"case": case, "file": file, "now": now, "printed_with": printed_with(case)}
    return render(request, "cases/paper.html", context)
