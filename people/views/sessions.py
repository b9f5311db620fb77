"""Where one is signed in, and ending it; for head and lead, who else is."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.access import SchoolRequest, roles_required
from people.forms.acting import accepted
from people.forms.base import GovukForm
from people.models import User
from people.queries.sessions import running, signed_in_at
from people.services.sessions import MAY, end_other_sessions, end_session, end_sessions_of
from workflows.steps import Refused


@never_cache
@require_safe
def sessions(request: SchoolRequest) -> HttpResponse:
    """One's own."""
    mine = running([request.user])[request.user.pk]
    context = {"sign_ins": mine, "here": request.session.session_key}
    return render(request, "people/sessions.html", context)


@require_POST
def end(request: SchoolRequest, number: uuid.UUID) -> HttpResponse:
    try:
        end_session(user=request.user, number=number)
        messages.success(request, "That sign-in has ended")
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("people:sessions")


@require_POST
def end_others(request: SchoolRequest) -> HttpResponse:
    end_other_sessions(user=request.user, but=request.session.session_key or "")
    messages.success(request, "You are signed in here only")
    return redirect("people:sessions")


@roles_required(*MAY)
@never_cache
@require_safe
def signed_in(request: SchoolRequest) -> HttpResponse:
    """Who of the school is signed in now."""
    return render(request, "people/signed_in.html", {"people": signed_in_at(request.school)})


@roles_required(*MAY)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: SchoolRequest, pk: uuid.UUID) -> HttpResponse:
    """All sign-ins of one colleague."""
    person = get_object_or_404(User.objects.filter(memberships__school=request.school).distinct(), pk=pk)
    form = GovukForm(request.POST if request.method == "POST" else None)
    if accepted(request, form, end_sessions_of, user=person, school=request.school, actor=request.user):
        messages.success(request, f"{person.name} is signed in nowhere any more")
        return redirect("people:signed_in")
    context = {
        "form": form,
        "title": f"Sign {person.name} out everywhere",
        "lede": "For somebody who has left, or who has lost a device on which they were signed in. What they were "
        "typing is lost unless they sign in again at the same browser.",
        "warning": "Whoever knows their password can sign in again. Ask IT to end their roles, or to have them set a "
        "new password.",
        "button": "Sign them out",
        "back_url": "/people/signed-in/",
    }
    return render(request, "form_page.html", context, status=422 if form.errors else 200)
