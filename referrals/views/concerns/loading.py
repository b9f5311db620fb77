"""Whose concern it is: every page of the journey is for the one person who writes it, and stays in no cache."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.access import SchoolRequest, View, roles_required
from referrals.models import Case, Concern
from referrals.queries.concerns import concerns_of
from referrals.views.loading import missing
from workflows.roles import RAISERS


def reporting(*methods: str) -> Callable[[View], View]:
    """Return a guard for pages of those who may raise a concern; GET and HEAD unless other methods are named."""

    def guard(view: View) -> View:
        allowed: Callable[..., HttpResponseBase] = require_http_methods(methods or ("GET", "HEAD"))(view)
        return roles_required(*RAISERS)(never_cache(allowed))

    return guard


PAGE = ("GET", "HEAD", "POST")


def my_concern(request: SchoolRequest, pk: UUID) -> Concern:
    """The person's own concern, a draft or a submitted one. Raises Http404 for everybody else."""
    found = concerns_of(request.user).filter(pk=pk).first()
    return found or missing(request, Case.objects.filter(concern_children__concern=pk).first())
