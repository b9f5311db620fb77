"""Quiet hours of the school and of oneself."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from people.access import SchoolRequest, roles_required
from people.forms.acting import accepted
from people.forms.reminders import OWN, SCHOOL, QuietForm, RemindersForm
from people.reminding import settings_of
from people.services.reminders import set_reminders, set_school_quiet
from workflows.quiet import Quiet
from workflows.roles import HEAD, LEAD

NEVER_WAITS = "A child in danger, and what is due the same day, never waits."


@roles_required(LEAD, HEAD)
def school_quiet(request: SchoolRequest) -> HttpResponse:
    school = request.school
    now = {"starts": school.quiet_from, "ends": school.quiet_until, "weekends": _yes(school.quiet_weekends)}
    form = QuietForm(request.POST or None, initial=now)
    if accepted(request, form, set_school_quiet, school=school, actor=request.user):
        messages.success(request, "The quiet hours are saved")
        return redirect("people:calendar")
    context = {
        "form": form, "title": "Quiet hours of the school", "button": "Save", "back_url": "/people/calendar/",
        "lede": f"Reminders that may wait are not sent then. {NEVER_WAITS} Everybody may choose hours of their own.",
    }  # fmt: skip
    return render(request, "form_page.html", context, status=422 if form.is_bound else 200)


def reminders(request: SchoolRequest) -> HttpResponse:
    form = RemindersForm(request.POST or None, initial=_now(request))
    if accepted(request, form, set_reminders, user=request.user, school=request.school):
        messages.success(request, "Your reminders are saved")
        return redirect("people:me")
    school = request.school
    quiet = Quiet(school.quiet_from, school.quiet_until, school.quiet_weekends)
    lede = f"Reminders come by mail to {request.user.email}. At {school.name} it is quiet {quiet.words}."
    if not settings.SMS_URL:
        lede += " This installation sends no text messages, and a mail wakes nobody at night."
    context = {
        "form": form, "title": "How you are reminded", "lede": lede, "button": "Save", "back_url": "/people/me/"
    }  # fmt: skip
    return render(request, "form_page.html", context, status=422 if form.is_bound else 200)


def _now(request: SchoolRequest) -> dict[str, object]:
    own = settings_of(request.user)
    if own is None:
        return {"hours": SCHOOL, "weekends": "yes", "texts": "no", "phone": request.user.phone}
    return {
        "hours": OWN if own.quiet_from else SCHOOL, "starts": own.quiet_from, "ends": own.quiet_until,
        "weekends": _yes(own.quiet_weekends), "texts": _yes(own.texts), "phone": request.user.phone,
    }  # fmt: skip


def _yes(said: bool) -> str:
    return "yes" if said else "no"
