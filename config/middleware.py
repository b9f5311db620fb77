"""What holds for every answer: a log line without personal data, an idle time-out, no blank page."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import is_valid_path

Answer = Callable[[HttpRequest], HttpResponse]
log = logging.getLogger("handrail.request")

ASKED_OFTEN = ("healthz", "readyz", "metrics")  # by machines: not worth a line
TOUCH_EVERY = 60  # seconds: one write a minute keeps a busy session alive, not one a request


class RequestLog:
    """One line a request: method, name of the route, status, milliseconds. No address, query string or user."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.monotonic()
        response = self.get_response(request)
        route = request.resolver_match.view_name if request.resolver_match else "-"
        if route not in ASKED_OFTEN:
            log.info(
                "%s %s %s %dms",
                request.method,
                route,
                response.status_code,
                (time.monotonic() - begun) * 1000,
            )
        return response


class PermissionsPolicy:
    """No page may use camera, microphone or place."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


class IdleTimeout:
    """Moves the session's end on while somebody works; after SESSION_COOKIE_AGE seconds without a request it ends."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get("touched", 0) >= TOUCH_EVERY:
                request.session["touched"] = now
        return self.get_response(request)


class SaysWhatToPress:
    """An address that only a button of a page leads to, opened by itself, answers with a page and not with a blank."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        answer = render(request, "405.html", {"above": page_above(request.path)}, status=response.status_code)
        answer.headers["Allow"] = response.headers["Allow"]
        return answer


def page_above(path: str) -> str:
    """The nearest address above this one that there is; empty where only the start page is left."""
    parts = path.strip("/").split("/")
    above = (f"/{'/'.join(parts[:end])}/" for end in range(len(parts) - 1, 0, -1))
    return next((one for one in above if is_valid_path(one)), "")
