"""The log of low-level concerns, for the head, and for the chair where they are about the head."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import trail
from people.access import SchoolRequest, roles_required
from people.services.trail_of import first_role
from referrals.queries.low_level import adults, in_log
from workflows.threshold import LOG_READERS, threshold


@never_cache
@roles_required(*LOG_READERS)
@require_safe
def low_level_log(request: SchoolRequest) -> HttpResponse:
    """Adults by name with what was raised about them; each opening of the log is written down."""
    trail.read(
        "reading.low_level_log", actor=request.user.as_actor(), role=first_role(request.roles, LOG_READERS),
        school=request.school.pk,
    )  # fmt: skip
    found = adults(in_log(request.user, request.school))
    return render(request, "low_level.html", {"adults": found, "threshold": threshold()})
