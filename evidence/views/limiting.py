"""Pages for strangers answer a limited number of times a minute and address."""

from allauth.core.internal import ratelimit  # the public door of allauth counts no GET
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RATES = {"collect": "20/m/ip", "verify": "20/m/ip"}


def too_many(request: HttpRequest, action: str) -> HttpResponse | None:
    """The answer to somebody who has asked too often within a minute; None for everybody else."""
    if ratelimit.consume(request, app="evidence", action=action, config=RATES, limit_get=True):
        return None
    return render(request, "429.html", status=429)
