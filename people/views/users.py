"""Users of the school: who they are, which roles they hold, whether they can sign in. No case content."""

import uuid

from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from people.access import SchoolRequest, roles_required
from people.forms.acting import accepted
from people.forms.base import GovukForm
from people.forms.members import AddMemberForm, GrantForm
from people.models import Membership, User
from people.queries import member_rows
from people.services.mailing import NO_MAIL
from people.services.members import add_member, end_membership, grant_role
from people.services.second_factor import mail_its_owner, take_away_second_factor
from people.services.trail_of import tell
from workflows.roles import HEAD, IT, label
from workflows.steps import NotAllowed, Refused


def _member(request: SchoolRequest, pk: uuid.UUID) -> User:
    return get_object_or_404(User.objects.filter(memberships__school=request.school).distinct(), pk=pk)


@roles_required(IT, HEAD)
@require_safe
def users(request: SchoolRequest) -> HttpResponse:
    return render(request, "people/users.html", {"rows": member_rows(request.school)})


@roles_required(IT, HEAD)
@require_safe
def user(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    person = _member(request, pk)
    row = next(iter(member_rows(request.school, only=person)))
    context = {"row": row, "may_change": person.pk != request.user.pk}
    return render(request, "people/user.html", context)


@roles_required(IT, HEAD)
def add_user(request: SchoolRequest) -> HttpResponse:
    form = AddMemberForm(request.POST or None, granter=request.roles)
    if accepted(request, form, add_member, school=request.school, actor=request.user):
        person = User.objects.get(email__iexact=form.cleaned_data["email"])
        _send_password_mail(request, person)
        messages.success(request, f"{person.name} was added and sent a mail to set a password")
        return redirect("people:user", pk=person.pk)
    context = {"form": form, "title": "Add a user", "button": "Add user", "back_url": "/people/users/"}
    return render(request, "form_page.html", context, status=422 if form.errors else 200)


@roles_required(IT, HEAD)
def grant(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    person = _member(request, pk)
    form = GrantForm(request.POST or None, granter=request.roles)
    if accepted(request, form, grant_role, user=person, school=request.school, actor=request.user):
        messages.success(request, f"{person.name}: {label(form.cleaned_data['role'])}")
        return redirect("people:user", pk=person.pk)
    title = f"Give {person.name} a role"
    context = {
        "form": form,
        "title": title,
        "button": "Give this role",
        "back_url": f"/people/users/{person.pk}/",
    }
    return render(request, "form_page.html", context, status=422 if form.errors else 200)


@roles_required(IT, HEAD)
@require_POST
def end_role(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    membership = get_object_or_404(Membership, pk=pk, school=request.school)
    try:
        end_membership(membership=membership, actor=request.user)
        messages.success(request, f"The role {label(membership.role)} has ended")
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("people:user", pk=membership.user_id)


@roles_required(IT, HEAD)
@require_POST
def send_password_mail(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    person = _member(request, pk)
    _send_password_mail(request, person)
    messages.success(request, f"A mail to set a new password is on its way to {person.name}")
    return redirect("people:user", pk=person.pk)


@roles_required(IT, HEAD)
def second_factor(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    person = _member(request, pk)
    form = GovukForm(request.POST if request.method == "POST" else None)
    if accepted(
        request, form, take_away_second_factor, user=person, school=request.school, actor=request.user
    ):
        messages.success(request, f"{person.name} sets up a new second factor at the next sign-in")
        if not mail_its_owner(user=person, actor=request.user):
            messages.warning(request, NO_MAIL)
        return redirect("people:user", pk=person.pk)
    context = {
        "form": form,
        "title": f"Take away the second factor of {person.name}",
        "lede": "For somebody who has lost their phone and their recovery codes. They sign in with their password "
        "and set up a new app. A mail tells them that it was you.",
        "warning": "Make sure that it is them who asks: in person, or by ringing a number you knew before.",
        "button": "Take it away",
        "back_url": f"/people/users/{person.pk}/",
    }
    return render(request, "form_page.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _send_password_mail(request: SchoolRequest, person: User) -> None:
    tell(request.school, "member.mailed", actor=request.user, subject=str(person.pk))
    form = ResetPasswordForm({"email": person.email})
    if form.is_valid():
        form.save(request)
