"""What an auditor may want to ask about, and how long things took: over all cases of a school year."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Min, QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

import trail
from oversight.access import audited
from oversight.queries.findings import Year, counted
from oversight.queries.measures import Rows, charts_of
from oversight.services.reckoning import bring_up
from oversight.views.page import PATIENCE, leave_to_worker, show
from people.access import SchoolRequest, roles_required
from referrals.models import Case
from workflows.findings import ASKS
from workflows.measuring import STAGES
from workflows.roles import AUDITOR
from workflows.school_years import SchoolYear, years_back

PAGE = 100  # lines


@roles_required(AUDITOR)
@require_safe
def findings(request: SchoolRequest) -> HttpResponse:
    """The findings of the cases opened in a school year, by kind."""
    cases, context = cases_of_year(request, "reading.findings")
    if left := whats_left(cases):
        return not_whole(request, {**context, "left": left}, "findings")
    code = request.GET.get("code", "")
    code = code if code in ASKS else ""
    found = counted(cases, request.school)
    number = found.get(code, 0) if code else sum(found.values())
    page = Paginator(Year(cases, request.school, code, number), PAGE).get_page(request.GET.get("page"))
    kinds = [(key, label, found.get(key, 0)) for key, (label, _) in ASKS.items()]
    more = {"page": page, "kinds": kinds, "code": code, "query": f"year={context['year'].first}&code={code}&"}
    return show(request, "findings", {**context, **more}, here="findings")


@roles_required(AUDITOR)
@require_safe
def measures(request: SchoolRequest) -> HttpResponse:
    """How long things took, as charts with tables, then case by case."""
    cases, context = cases_of_year(request, "reading.measures")
    if left := whats_left(cases):
        return not_whole(request, {**context, "left": left}, "measures")
    page = Paginator(Rows(cases), PAGE).get_page(request.GET.get("page"))
    more = {
        "page": page,
        "charts": charts_of(cases, request.school),
        "stages": STAGES.values(),
        "query": f"year={context['year'].first}&",
    }
    return show(request, "measures", {**context, **more}, here="measures")


def cases_of_year(request: SchoolRequest, event: str) -> "tuple[QuerySet[Case], dict[str, Any]]":
    """The cases that the auditor may follow, of the chosen year; the reading is written down."""
    trail.read(event, actor=request.user.as_actor(), role=AUDITOR, school=request.school.pk)
    every = audited(request.user, request.school)
    year, years = chosen_year(request, every)
    cases = every.filter(opened_at__gte=year.begins, opened_at__lt=year.ends).order_by("-opened_at", "pk")
    return cases.only("pk", "reference", "opened_at", "state"), {"year": year, "years": years}


def whats_left(cases: "QuerySet[Case]") -> int:
    """How many of the cases are not reckoned yet, after this page did what it had time for. The worker is asked to."""
    return leave_to_worker(bring_up(cases, seconds=PATIENCE)[1])


def not_whole(request: SchoolRequest, context: dict[str, Any], here: str) -> HttpResponse:
    """In the place of figures that would look whole and are not."""
    return show(request, "reckoning", context, here=here)


def chosen_year(request: SchoolRequest, cases: "QuerySet[Case]") -> tuple[SchoolYear, list[SchoolYear]]:
    """The school year of the address, else the present one; and all that there are."""
    first, today = cases.aggregate(first=Min("opened_at"))["first"], timezone.localdate()
    years = years_back(today, timezone.localdate(first) if first else today)
    asked = request.GET.get("year", "")
    return next((year for year in years if str(year.first) == asked), years[0]), years
