"""Who may open one case beside those with a standing role; and whether parents are told before advice."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from people.access import SchoolRequest
from people.forms.acting import accepted
from referrals.forms.notes import AccessForm, AdviceForm
from referrals.queries.cases import grants_of, readers
from referrals.services.cases import give_access, set_advice_first, take_access_back
from referrals.views.loading import case_to_decide, note_reading, refuse
from workflows.steps import NotAllowed


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Lets one named person into the case, until a day."""
    case = case_to_decide(request, pk)
    form = AccessForm(case, request.POST or None)
    try:
        given = accepted(request, form, partial(give_access, case, actor=request.user))
    except PermissionDenied:
        refuse(request, case)
    if given:
        messages.success(request, f"{form.cleaned_data['user'].name} can open this case now.")
        return redirect("case", pk=case.pk)
    if request.method != "POST":
        note_reading(request, case, subject="access")
    context = {"case": case, "form": form, "readers": readers(case), "grants": grants_of(case)}
    return render(request, "cases/access.html", context, status=422 if form.errors else 200)


@require_POST
def take_back(request: SchoolRequest, pk: UUID, grant: UUID) -> HttpResponse:
    """Ends access that was given by name."""
    case = case_to_decide(request, pk)
    given = get_object_or_404(case.grants.select_related("user"), pk=grant)
    try:
        take_access_back(given, actor=request.user)
    except NotAllowed:
        refuse(request, case)
    messages.success(request, f"{given.user.name} can no longer open this case by that grant.")
    return redirect("case", pk=case.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def advice(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Turns "do not tell the parents before advice" on, or off where it is on, with a reason."""
    case = case_to_decide(request, pk)
    wanted = not case.advice_before_parents
    form = AdviceForm(request.POST or None)
    if accepted(request, form, partial(set_advice_first, case, actor=request.user, flag=wanted)):
        messages.success(
            request, "The case now says so beside every family contact." if wanted else "Taken off."
        )
        return redirect("case", pk=case.pk)
    if request.method != "POST":
        note_reading(request, case, subject="advice")
    return render(
        request,
        "cases/advice.html",
        {"case": case, "form": form, "wanted": wanted},
        status=422 if form.errors else 200,
    )
