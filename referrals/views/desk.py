"""The desk of whoever decides on cases, or was let into one."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

import trail
from people.access import SchoolRequest
from referrals.queries import desk as reads
from referrals.queries.danger import opened_without_call
from workflows.roles import DEPUTY, HEAD, LEAD, ROLE_ORDER, STEPPERS

A_PAGE = 25  # cases
DECIDE_HERE = {LEAD, DEPUTY, HEAD}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: SchoolRequest) -> HttpResponse:
    """The cases in one view, or those found. A search is posted, so that no name gets into an address."""
    now = timezone.now()
    cases = reads.on_desk(request.user, request.school, now)
    counts = reads.counts(cases)
    check_may_open(request, counts)
    typed = request.POST.get("q", "").strip()[:80]
    note(request, "reading.desk_search" if typed else "reading.desk")
    view = request.GET.get("show", "open")
    view = view if view in reads.VIEWS else "open"
    shown = found(cases, typed, now) if typed else listed(request, cases, view, counts[view], now)
    return render(request, "desk/desk.html", {**shown, "typed": typed, **around(request, counts)})


def check_may_open(request: SchoolRequest, counts: dict[str, int]) -> None:
    """A desk is for those with a standing role, and for those let into a case. Raises PermissionDenied."""
    if not request.roles & STEPPERS and not counts["open"] + counts["closed"]:
        note(request, "access.refused")
        request.refusal_kept = True
        raise PermissionDenied


def note(request: SchoolRequest, event: str) -> None:
    """Writes the reading down: that somebody looked or searched, never for what."""
    role = next((role for role in ROLE_ORDER if role in request.roles), "")
    trail.read(event, actor=request.user.as_actor(), role=role, school=request.school.pk, subject="desk")


def listed(request: SchoolRequest, cases: Any, view: str, count: int, now: datetime) -> dict[str, Any]:
    """One page of a view; how many there are was already counted."""
    pages = Paginator(reads.in_view(cases, view), A_PAGE)
    pages.count = count
    page = pages.get_page(request.GET.get("page"))
    return {"rows": reads.rows(list(page), now), "page": page, "view": view}


def found(cases: Any, typed: str, now: datetime) -> dict[str, Any]:
    """What a search found, at most a page."""
    hits = reads.search(cases, typed)
    return {"rows": reads.rows(hits, now), "more": len(hits) == reads.MOST_FOUND}


def around(request: SchoolRequest, counts: dict[str, int]) -> dict[str, Any]:
    """The views with their numbers, and the drafts nobody has sent."""
    views = [{"code": code, "label": label, "count": counts[code]} for code, label in reads.VIEWS.items()]
    standing = bool(request.roles & STEPPERS)
    return {
        "views": views,
        "drafts": reads.unsent_drafts(request.school) if standing else 0,
        "rung": opened_without_call(request.school, timezone.now()) if request.roles & DECIDE_HERE else [],
    }
