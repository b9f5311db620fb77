"""What holds for every answer: a log line without personal data, headers, the end of a sign-in, no blank page."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import is_valid_path

from people.sessions import BEGUN, IDLE, TOUCHED, is_over

Answer = Callable[[HttpRequest], HttpResponse]
log = logging.getLogger("handrail.request")

ASKED_OFTEN = ("healthz", "readyz", "metrics")  # by machines: not worth a line
TOUCH_EVERY = 60  # seconds: one write a minute keeps a busy session alive, not one a request
#: Parts of pages that ask again every few seconds without anybody pressing anything.
ASKED_BY_ITSELF = {"concern_sent_status", "summary_progress", "referral_form_progress"}


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


class BrowserPolicy:
    """No page may use camera, microphone or place; no other site may load a part of one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class SessionsEnd:
    """Ends a sign-in after a time without a request, and after a day's work whatever happens.

    people.sessions says how long. What a page asks for by itself (a picture of progress) counts as no work. The
    sign-out is an entry like any other, and what was sent meanwhile is held (people.holding).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = int(time.time())
        if request.user.is_authenticated and is_over(request.session, now):
            logout(request)
        response = self.get_response(request)
        if request.user.is_authenticated and not _asked_by_itself(request):
            _touch(request, now)
        return response


def _asked_by_itself(request: HttpRequest) -> bool:
    found = request.resolver_match
    return found is not None and found.view_name in ASKED_BY_ITSELF


def _touch(request: HttpRequest, now: int) -> None:
    session, sees_cases = request.session, getattr(request, "sees_cases", False)
    allowed = settings.CASE_IDLE_SECONDS if sees_cases else settings.SESSION_COOKIE_AGE
    idle = min(allowed, session.get(IDLE, allowed))  # who has seen a case once keeps the shorter time
    if now - session.get(TOUCHED, 0) >= TOUCH_EVERY or session.get(IDLE) != idle:
        session[TOUCHED], session[IDLE] = now, idle
        session.setdefault(BEGUN, now)


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
