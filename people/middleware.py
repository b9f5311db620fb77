"""What stands before every page: sign-in, the school one works at, and the second factor."""

from collections.abc import Callable
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

import trail
from people.holding import hold, remember
from people.models import User
from people.queries import CHOSEN_SCHOOL, chosen_of, roles_by_school
from people.services.trail_of import first_role
from workflows.roles import SEES_CASES

Answer = Callable[[HttpRequest], HttpResponse]

#: Open without sign-in. The danger card comes first: help never waits for a password.
OPEN = (
    "/danger",
    "/away",
    "/accounts/",
    "/static/",
    "/healthz",
    "/readyz",
    "/metrics",
    "/service-worker.js",
    "/verify",
    "/collect",
    "/favicon.ico",
)


def is_open(path: str) -> bool:
    """Whether the path may be opened without sign-in."""
    return any(path == entry.rstrip("/") or path.startswith(f"{entry.rstrip('/')}/") for entry in OPEN)


def _page_of(request: HttpRequest) -> str:
    """The page to come back to, without what was typed into its address; for a part of a page, the page around it."""
    htmx = request.htmx  # type: ignore[attr-defined]
    around = htmx.current_url_abs_path if htmx else ""
    return urlsplit(around).path if around else request.path


def _sent_to(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    # A fragment cannot show a sign-in page: htmx is told to load the whole page instead.
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": answer["Location"]})
    return answer


class LoginRequired:
    """Signed-out people see the open pages only; no cache keeps what a signed-in person sees."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated and not is_open(request.path):
            hold(request)
            return _sent_to(request, redirect_to_login(_page_of(request)))
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
            remember(request, response)
        return response


class RefusalsKept:
    """Every refused attempt is an entry of the second log: what a view did not write down itself, this does."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        found = request.resolver_match
        refused = response.status_code in (403, 429) or (
            response.status_code == 404 and found and found.kwargs
        )
        if refused and request.user.is_authenticated and not getattr(request, "refusal_kept", False):
            _keep_refusal(request, found.view_name if found else "", response.status_code)
        return response


def _keep_refusal(request: HttpRequest, page: str, status: int) -> None:
    school = getattr(request, "school", None)
    trail.read(
        "access.refused", actor=request.user.as_actor(), role=first_role(getattr(request, "roles", frozenset())),  # type: ignore[union-attr]
        school=school.pk if school else None, subject=page, data={"status": status},
    )  # fmt: skip


class CurrentSchool:
    """Sets `request.school` and `request.roles`; somebody without any role at any school gets no further."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.school, request.roles, request.sees_cases = None, frozenset(), False  # type: ignore[attr-defined]
        if not isinstance(request.user, User):
            return self.get_response(request)
        held = roles_by_school(request.user)
        school = chosen_of(held, request.session.get(CHOSEN_SCHOOL))
        if school is None:
            return self.get_response(request) if is_open(request.path) else _no_school(request)
        request.school, request.roles = school, held[school]  # type: ignore[attr-defined]
        request.sees_cases = any(roles & SEES_CASES for roles in held.values())  # type: ignore[attr-defined]
        return self.get_response(request)


def _no_school(request: HttpRequest) -> HttpResponse:
    return render(request, "people/no_school.html", status=403)


class SecondFactorRequired:
    """Whoever may open a case file signs in with a second factor; only the demo does without."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._missing(request):
            return self.get_response(request)
        return _sent_to(request, redirect("mfa_activate_totp"))

    def _missing(self, request: HttpRequest) -> bool:
        if settings.HANDRAIL_DEMO or not getattr(request, "sees_cases", False) or is_open(request.path):
            return False
        return not Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
