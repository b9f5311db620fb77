"""What is answered when something breaks."""

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.views.defaults import server_error

from vault.errors import KeyMissing


def broken(request: HttpRequest) -> HttpResponse:
    """The page for a fault; where a master key is missing, which one, for nothing can be shown before it is back."""
    error = sys.exc_info()[1]
    if isinstance(error, KeyMissing):
        page = get_template("key_missing.html").render({"sentence": str(error)})
        return HttpResponse(page, status=503)
    return server_error(request)
