"""One's own account: roles, absence, sign-in security, and the school one works at."""

import uuid

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from people.access import SchoolRequest
from people.forms.absence import AbsenceForm
from people.forms.acting import accepted
from people.models import Absence
from people.queries import CHOSEN_SCHOOL, absences_ahead, roles_by_school
from people.queries.rota import SHOWN
from people.services.absences import end_absence, record_absence
from workflows.roles import SEES_CASES
from workflows.steps import NotAllowed, Refused


@require_safe
def me(request: SchoolRequest) -> HttpResponse:
    context = {
        "absences": absences_ahead(request.user, request.school),
        "schools": list(roles_by_school(request.user)),
        "second_factor": Authenticator.objects.filter(
            user=request.user, type=Authenticator.Type.TOTP
        ).exists(),
        "sms": bool(settings.SMS_URL),
        "watches": bool(request.roles & set(SHOWN)),
        "second_factor_needed": bool(request.roles & SEES_CASES),
    }
    return render(request, "people/me.html", context)


def away(request: SchoolRequest) -> HttpResponse:
    form = AbsenceForm(request.POST or None, user=request.user, school=request.school)
    if accepted(request, form, record_absence, user=request.user, school=request.school, actor=request.user):
        messages.success(request, "Your absence is recorded")
        return redirect("people:me")
    context = {
        "form": form,
        "title": "When are you away?",
        "button": "Record absence",
        "back_url": "/people/me/",
    }
    return render(request, "form_page.html", context, status=422 if form.errors else 200)


@require_POST
def back_again(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    absence = get_object_or_404(Absence, pk=pk, user=request.user)
    try:
        end_absence(absence=absence, actor=request.user)
        messages.success(request, "Your absence has ended")
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("people:me")


@require_POST
def choose_school(request: SchoolRequest) -> HttpResponse:
    mine = {str(school.pk): school for school in roles_by_school(request.user)}
    school = mine.get(request.POST.get("school", ""))
    if school is None:
        raise PermissionDenied("You hold no role at that school.")
    request.session[CHOSEN_SCHOOL] = str(school.pk)
    messages.success(request, f"You now work at {school.name}")
    return redirect("/")
