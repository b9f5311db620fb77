"""When the school is open: read and changed by the safeguarding lead and the head. Nothing here is about a child."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from people.access import SchoolRequest, roles_required
from people.forms.acting import accepted
from people.forms.base import GovukForm
from people.forms.calendar import ClosedDaysForm, HoursForm, TermForm
from people.models import ClosedDays, SchoolTerm
from people.queries.calendar import gap_ahead, shown
from people.services import calendar as services
from workflows.roles import HEAD, LEAD

CALENDAR = "/people/calendar/"


@roles_required(LEAD, HEAD)
@require_safe
def calendar(request: SchoolRequest) -> HttpResponse:
    today = timezone.localdate()
    context = {**shown(request.school, today), "gap": gap_ahead(request.school, today), "today": today}
    return render(request, "people/calendar.html", context)


@roles_required(LEAD, HEAD)
def add_term(request: SchoolRequest) -> HttpResponse:
    form = TermForm(request.POST or None)
    if accepted(request, form, services.add_term, school=request.school, actor=request.user):
        messages.success(request, "The term is in the calendar")
        return redirect(CALENDAR)
    return _form(request, form, "Add a term", "Add term")


@roles_required(LEAD, HEAD)
@require_POST
def remove_term(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    term = get_object_or_404(SchoolTerm, pk=pk, school=request.school)
    services.remove_term(term=term, actor=request.user)
    messages.success(request, "The term is no longer in the calendar")
    return redirect(CALENDAR)


@roles_required(LEAD, HEAD)
def close_days(request: SchoolRequest) -> HttpResponse:
    form = ClosedDaysForm(request.POST or None)
    if accepted(request, form, services.close_days, school=request.school, actor=request.user):
        messages.success(request, "The days are in the calendar")
        return redirect(CALENDAR)
    return _form(request, form, "Add days without pupils", "Add days")


@roles_required(LEAD, HEAD)
@require_POST
def open_days(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    days = get_object_or_404(ClosedDays, pk=pk, school=request.school)
    services.open_days(days=days, actor=request.user)
    messages.success(request, "The days count as school days again")
    return redirect(CALENDAR)


@roles_required(LEAD, HEAD)
def set_hours(request: SchoolRequest) -> HttpResponse:
    school = request.school
    now = {"nation": school.nation, "day_starts": school.day_starts, "day_ends": school.day_ends}
    form = HoursForm(request.POST or None, initial=now)
    if accepted(request, form, services.set_hours, school=school, actor=request.user):
        messages.success(request, "Nation and hours are saved")
        return redirect(CALENDAR)
    return _form(request, form, "Nation and hours", "Save")


def _form(request: SchoolRequest, form: GovukForm, title: str, button: str) -> HttpResponse:
    lede = "Deadlines that run already keep their time. What starts from now on counts by the new calendar."
    context = {"form": form, "title": title, "lede": lede, "button": button, "back_url": CALENDAR}
    return render(request, "form_page.html", context, status=422 if form.is_bound else 200)
