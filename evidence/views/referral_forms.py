"""The PDF of a referral's form: asked for, made by a worker, downloaded; each download is written down."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import trail
from evidence.models import ReferralForm
from evidence.services.forms import ask_form
from evidence.views.answers import pdf_answer
from people.access import SchoolRequest
from referrals.models import Referral
from referrals.services.cases import role_on
from referrals.sheets import sheet_name
from referrals.views.loading import case_to_decide, note_reading, referral_for


def referral_with_form(request: SchoolRequest, pk: UUID) -> Referral:
    """The referral, for whoever decides on its case. Raises Http404 for a route without a form, PermissionDenied."""
    referral = referral_for(request, pk)
    case_to_decide(request, referral.case_id)
    if not sheet_name(referral.route):
        raise Http404
    return referral


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The files made so far, and a button for a new one."""
    referral = referral_with_form(request, pk)
    if request.method == "POST":
        ask_form(referral, by=request.user)
        return redirect("social_care_form", pk=referral.pk)
    note_reading(request, referral.case, "reading.referral", subject=str(referral.pk))
    return render(request, "evidence/referral_form.html", about(referral))


@never_cache
@require_safe
def progress(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Whether the file is there: a fragment that asks again until it is."""
    return render(request, "evidence/referral_form_files.html", about(referral_with_form(request, pk)))


def about(referral: Referral) -> dict[str, object]:
    """What the page shows."""
    forms = list(ReferralForm.objects.filter(referral=referral).select_related("file", "asked_by"))
    return {
        "referral": referral,
        "case": referral.case,
        "forms": forms,
        "waiting": any(one.wanted for one in forms),
    }


@require_POST
def download(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The finished file. Its name holds the reference and nothing else."""
    found = ReferralForm.objects.select_related("referral").filter(pk=pk, file__isnull=False).first()
    if found is None:
        raise Http404
    referral = referral_with_form(request, found.referral_id)
    taken(request, referral)
    return pdf_answer(found.file.read(), referral.reference)


def taken(request: SchoolRequest, referral: Referral) -> None:
    """Writes down that the file left."""
    trail.read(
        "export.form",
        actor=request.user.as_actor(),
        role=role_on(referral.case, request.user),
        school=referral.case.school_id,
        chain=referral.case_id,
        subject=str(referral.pk),
        data={"route": referral.route},
    )
