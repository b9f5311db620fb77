"""What is answered when something breaks."""

import sys

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import get_template
from django.views.defaults import server_error

from vault.errors import KeyMissing


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a request that cannot be read. Unlike Django's own it does not look at the form once more: that is
    what failed, and a second failure would leave a blank page."""
    return HttpResponseBadRequest(get_template("400.html").render())


def broken(request: HttpRequest) -> HttpResponse:
    """The page for a fault; where a master key is missing, which one, for nothing can be shown before it is back."""
    error = sys.exc_info()[1]
    if isinstance(error, KeyMissing):
        page = get_template("key_missing.html").render({"sentence": str(error)})
        return HttpResponse(page, status=503)
    return server_error(request)
