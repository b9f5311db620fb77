"""“How Handrail suggests”: the whole policy for reading, open to everybody who signed in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.access import SchoolRequest
from workflows import indicators
from workflows.explaining import URGENCY, label
from workflows.freshness import stale
from workflows.triage import policy, sources


@require_safe
def suggesting(request: SchoolRequest) -> HttpResponse:
    """Rows, signs and sources. What nobody has checked for a year is flagged (hard rule 24)."""
    today = timezone.localdate()
    rows = [
        {
            "row": row, "routes": [label(route) for route in row.routes], "stale": stale(row.checked, today),
            "sources": [sources()[code]["title"] for code in row.source],
        }
        for row in policy().rows.values()
    ]  # fmt: skip
    groups = [
        (heading, [(sign, stale(sign.checked, today)) for sign in signs])
        for heading, signs in indicators.groups().items()
    ]
    context = {
        "version": policy().version, "rows": rows, "groups": groups, "urgency": URGENCY,
        "sources": list(sources().values()),
    }  # fmt: skip
    return render(request, "suggesting.html", context)
