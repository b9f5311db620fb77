"""“How Handrail suggests”: the whole policy for reading, open to everybody who signed in."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.access import SchoolRequest
from referrals.local_policy import policy_of, strays
from referrals.queries import whole_policy
from workflows import deadlines, routes
from workflows.explaining import URGENCY
from workflows.freshness import stale
from workflows.triage import policy, sources


@require_safe
def suggesting(request: SchoolRequest) -> HttpResponse:
    """Default and own rows side by side. What nobody has checked for a year is flagged (hard rule 24)."""
    school, today = request.school, timezone.localdate()
    context = {
        "version": policy().version, "layers": policy_of(school).layers, "urgency": URGENCY,
        "rows": whole_policy.rows(school, today), "groups": whole_policy.signs(school, today),
        "limits": whole_policy.limits(school, today), "limits_checked": date.fromisoformat(deadlines.BOOK.last_checked),
        "ways_checked": routes.last_checked(), "ways_stale": stale(routes.last_checked(), today),
        "ways": whole_policy.ways(school, today), "councils": whole_policy.numbers(school, today),
        "sources": list(sources().values()), "strays": strays(),
    }  # fmt: skip
    return render(request, "suggesting.html", context)
