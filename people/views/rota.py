"""Who is on duty, where nobody is, and recording that a colleague is away."""

import uuid

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from people.access import SchoolRequest, roles_required
from people.forms.absence import AbsenceOfSomebodyForm
from people.forms.acting import accepted
from people.models import Absence
from people.queries import absences_of_school, may_send_away
from people.queries.rota import SHOWN, rota
from people.services.absences import end_absence, mail_whoever_is_away, record_absence
from people.services.mailing import NO_MAIL
from workflows.steps import Refused


@roles_required(*SHOWN)
@require_safe
def rota_page(request: SchoolRequest) -> HttpResponse:
    days, gaps = rota(request.school, timezone.localdate())
    mine = set(may_send_away(request.user, request.school)) | {request.user}
    absences = [(one, one.user in mine) for one in absences_of_school(request.school)]
    return render(request, "people/rota.html", {"days": days, "gaps": gaps, "absences": absences})


@roles_required(*SHOWN)
def away_somebody(request: SchoolRequest) -> HttpResponse:
    people = may_send_away(request.user, request.school)
    form = AbsenceOfSomebodyForm(request.POST or None, people=people, school=request.school)
    if accepted(request, form, record_absence, school=request.school, actor=request.user):
        person, since = form.cleaned_data["user"], form.cleaned_data["since"]
        absence = Absence.objects.get(user=person, school=request.school, since=since)
        if mail_whoever_is_away(absence=absence, actor=request.user):
            messages.success(request, f"{person.name} is recorded as away, and is sent a mail that says so")
        else:
            messages.warning(request, f"{person.name} is recorded as away. {NO_MAIL}")
        return redirect("people:rota")
    context = {
        "form": form, "title": "Who is away?", "button": "Record absence", "back_url": "/people/rota/",
        "lede": "For a colleague who is ill and cannot do it themselves. A headteacher’s absence is recorded by the "
        "headteacher, the chair of governors or the trust.",
    }  # fmt: skip
    return render(request, "form_page.html", context, status=422 if form.is_bound else 200)


@roles_required(*SHOWN)
@require_POST
def back_somebody(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    theirs = Q(user__in=may_send_away(request.user, request.school)) | Q(user=request.user)
    absence = get_object_or_404(Absence, theirs, pk=pk, school=request.school)
    try:
        end_absence(absence=absence, actor=request.user)
        messages.success(request, f"The absence of {absence.user.name} has ended")
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("people:rota")
