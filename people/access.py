"""Who may open a page: a request that knows its school and roles, and a guard for views."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from people.models import School, User


class SchoolRequest(HttpRequest):
    """A request of somebody signed in, as the middleware leaves it."""

    user: User
    school: School
    roles: frozenset[str]
    sees_cases: bool  # whether a role at any of their schools opens cases
    refusal_kept: bool  # set by whoever writes a refused attempt down with more than the middleware knows


View = Callable[..., HttpResponseBase]


def roles_required(*roles: str) -> Callable[[View], View]:
    """Return a guard that answers 403 unless the person holds one of the roles at the current school."""
    allowed = frozenset(roles)

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: SchoolRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.roles & allowed:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard
