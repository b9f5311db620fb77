"""If nobody acts: the reminders of a case that are to come."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.access import SchoolRequest
from referrals.queries.cases import reads_all
from referrals.queries.foreseeing import foresee
from referrals.views.loading import case_for, note_reading, refuse

DAYS = (7, 30, 90)


@never_cache
@require_safe
def if_nobody_acts(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Which reminder goes to whom and when, for whoever reads all of the case."""
    case, now = case_for(request, pk), timezone.now()
    if not reads_all(case.roles_of(request.user)):
        refuse(request, case)
    note_reading(request, case, subject="foreseen")
    asked = request.GET.get("days", "")
    days = int(asked) if asked in map(str, DAYS) else 30
    context = {
        "case": case,
        "days": days,
        "choices": DAYS,
        "reminders": foresee(case, now, now + timedelta(days=days)),
    }
    return render(request, "cases/foreseen.html", context)
