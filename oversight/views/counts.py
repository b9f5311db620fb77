"""Counts for governors, chair and trust."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

import trail
from oversight.access import COUNTS, role_used
from oversight.counting import tables
from oversight.views.page import show
from people.access import SchoolRequest, roles_required


@roles_required(*COUNTS)
@require_safe
def counts(request: SchoolRequest) -> HttpResponse:
    """The counts of the current school."""
    role, actor = role_used(request.roles), request.user.as_actor()
    trail.read("reading.counts", actor=actor, role=role, school=request.school.pk)
    return show(request, "counts", {"tables": tables(request.school, request.user)}, here="counts")
