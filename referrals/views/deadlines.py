"""Every deadline with its source, as it holds at the school. Open to everybody who signed in."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.access import SchoolRequest
from people.queries.calendar import gap_ahead, shown
from referrals.queries.deadline_page import deadlines_of
from workflows.deadlines import BASES, BOOK
from workflows.freshness import stale


@require_safe
def deadlines(request: SchoolRequest) -> HttpResponse:
    """Limit, how it is counted, what starts and stops it, who is told what at each rung, and the source."""
    today, checked = timezone.localdate(), date.fromisoformat(BOOK.last_checked)
    context = {
        "deadlines": deadlines_of(request.school, today), "version": BOOK.version, "checked": checked,
        "stale": stale(checked, today), "elsewhere": [(one, BASES[one.basis]) for one in BOOK.elsewhere],
        "gap": gap_ahead(request.school, today), **shown(request.school, today),
    }  # fmt: skip
    return render(request, "deadlines.html", context)
