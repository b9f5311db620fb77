"""Pages for strangers answer a limited number of times a minute and address."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def too_many(request: HttpRequest, action: str) -> HttpResponse | None:
    """The answer to somebody who has asked too often within a minute; None for everybody else."""
    if ratelimit.consume(request, action=action):
        return None
    return render(request, "evidence/too_many.html", status=429)
