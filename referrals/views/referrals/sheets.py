"""The sheet of a referral in the order of the outside form: to copy from, to complete, to print."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from people.access import SchoolRequest
from referrals import sheets
from referrals.forms.sheet import SheetForm
from referrals.models import Referral
from referrals.services.cases import role_on
from referrals.services.form_answers import write_form_answers
from referrals.views.loading import case_to_decide, note_reading, referral_for
from trail import read
from workflows import routes
from workflows.steps import Refused


def with_sheet(request: SchoolRequest, pk: UUID) -> Referral:
    """The referral, for whoever decides on its case. Raises Http404 for a route without a sheet, PermissionDenied."""
    found = referral_for(request, pk)
    case_to_decide(request, found.case_id)
    if not sheets.sheet_name(found.route):
        raise Http404
    return found


@require_GET
def sheet(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Each answer with a copy button; `?as=text` gives plain text."""
    found = with_sheet(request, pk)
    filled = sheets.fill(found, by=request.user, at=timezone.now())
    leaves(request, found)
    if request.GET.get("as") == "text":
        return as_file(filled.plain, f"{found.reference}.txt")
    context = {"referral": found, "case": found.case, "sheet": filled, "route": routes.get(found.route)}
    return render(request, "referrals/sheet.html", context)


def leaves(request: SchoolRequest, found: Referral) -> None:
    """Writes down that somebody took the filled form."""
    read(
        "export.form", actor=request.user.as_actor(), role=role_on(found.case, request.user),
        school=found.case.school_id, chain=found.case_id, subject=str(found.pk), data={"route": found.route},
    )  # fmt: skip


def as_file(text: str, name: str) -> HttpResponse:
    """Plain text as a download; its name holds the reference and nothing else."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


@require_http_methods(["GET", "POST"])
def complete(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The questions that the case does not answer."""
    found = with_sheet(request, pk)
    filled = sheets.fill(found, by=request.user, at=timezone.now())
    form = SheetForm(filled, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and written(request, found, form):
        messages.success(request, "Kept. The form below holds your answers.")
        return redirect("referral_sheet", found.pk)
    if request.method != "POST":
        note_reading(request, found.case, "reading.referral", subject=str(found.pk))
    context = {"referral": found, "case": found.case, "sheet": filled, "form": form}
    return render(request, "referrals/complete.html", context, status=422 if form.errors else 200)


def written(request: SchoolRequest, found: Referral, form: SheetForm) -> bool:
    """Whether the answers were kept; what clashes comes back on the form."""
    try:
        write_form_answers(found, actor=request.user, answers=form.answers(), seen=form.cleaned_data["seen"])
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True
