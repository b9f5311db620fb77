"""Samples: drawn, checked case by case, reported."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import trail
from evidence.views.answers import pdf_answer
from oversight.access import audited
from oversight.forms.samples import CheckForm, DrawForm, ReportForm
from oversight.models import AuditReport, ReportFile, Sample, SampledCase
from oversight.services.reporting import ask_report
from oversight.services.sampling import check_case, draw_sample, draws, fixed_by
from oversight.views.findings import chosen_year
from oversight.views.page import show
from oversight.views.trails import about_case
from people.access import SchoolRequest, roles_required
from people.forms.acting import accepted
from workflows.roles import AUDITOR
from workflows.sampling import again
from workflows.school_years import SchoolYear
from workflows.steps import Refused

EITHER = ["GET", "HEAD", "POST"]


@roles_required(AUDITOR)
@require_http_methods(EITHER)
def samples(request: SchoolRequest) -> HttpResponse:
    """Every sample drawn at the school, and the form for another one."""
    _, years = chosen_year(request, audited(request.user, request.school))
    form = DrawForm(request.POST or None, years=years)
    if accepted(request, form, draw_sample, school=request.school, actor=request.user):
        newest = Sample.objects.filter(school=request.school, drawn_by=request.user).first()
        return redirect("oversight:sample", pk=newest.pk if newest else None)
    note(request, "reading.samples")
    drawn = Sample.objects.filter(school=request.school).select_related("report", "drawn_by")
    context = {"form": form, "samples": [(one, SchoolYear(one.year)) for one in drawn]}
    return show(request, "samples", context, here="samples", status=422 if form.errors else 200)


@roles_required(AUDITOR)
@require_safe
def sample(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """One sample: how it was drawn, its cases, and its report."""
    found = _sample(request, pk)
    note(request, "reading.samples", subject=str(found.pk))
    return show(request, "sample", _about(request, found), here="samples")


@roles_required(AUDITOR)
@require_http_methods(EITHER)
def check(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The checklist for one case of a sample."""
    rows = SampledCase.objects.select_related("sample", "case").filter(sample__school=request.school)
    sampled = get_object_or_404(rows.filter(case__in=audited(request.user, request.school)), pk=pk)
    form = CheckForm(request.POST if request.method == "POST" else None, sampled=sampled)
    if form.is_valid() and _checked(request, sampled, form):
        messages.success(request, f"{sampled.case.reference} is checked")
        return redirect("oversight:sample", pk=sampled.sample_id)
    actor = request.user.as_actor()
    trail.read("reading.trail", actor=actor, role=AUDITOR, school=request.school.pk, chain=sampled.case_id)
    closed = AuditReport.objects.filter(sample=sampled.sample_id).exists()
    context = {
        "sampled": sampled,
        "case": sampled.case,
        "form": form,
        "closed": closed,
        **about_case(sampled.case),
    }
    return show(request, "check", context, here="samples", status=422 if form.errors else 200)


def _checked(request: SchoolRequest, sampled: SampledCase, form: CheckForm) -> bool:
    try:
        check_case(sampled, actor=request.user, answers=form.answers, notes=form.cleaned_data["notes"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@roles_required(AUDITOR)
@require_POST
def report(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Makes the report; the file follows."""
    found, form = _sample(request, pk), ReportForm(request.POST)
    if accepted(request, form, ask_report, sample=found, actor=request.user):
        return redirect("oversight:sample", pk=found.pk)
    return show(request, "sample", _about(request, found, form), here="samples", status=422)


@roles_required(AUDITOR)
@require_safe
def report_progress(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Whether the file is there: a fragment that asks again until it is."""
    return render(request, "oversight/report.html", {"sample": _sample(request, pk)})


@roles_required(AUDITOR)
@require_POST
def report_file(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The finished report."""
    found = _sample(request, pk)
    file = ReportFile.objects.select_related("report").filter(report__sample=found).first()
    if file is None:
        raise Http404
    note(request, "export.audit_report", subject=str(file.report_id))
    return pdf_answer(file.read(), file.report.reference)


def _sample(request: SchoolRequest, pk: UUID) -> Sample:
    return get_object_or_404(
        Sample.objects.select_related("school", "drawn_by"), pk=pk, school=request.school
    )


def _about(request: SchoolRequest, found: Sample, form: ReportForm | None = None) -> dict[str, object]:
    mine = audited(request.user, request.school)
    cases = found.cases.select_related("case").filter(case__in=mine)
    left = cases.filter(checked_at__isnull=True).count()
    return {
        "sample": found, "cases": cases, "left": left, "year": SchoolYear(found.year), "form": form or ReportForm(),
        "draws": draws(found), "fixed": fixed_by(found), "again": again(seed=found.seed, size=found.size),
        "reported": AuditReport.objects.filter(sample=found).exists(),
    }  # fmt: skip


def note(request: SchoolRequest, event: str, subject: str = "") -> None:
    """Writes down that an auditor read something of the school."""
    trail.read(event, actor=request.user.as_actor(), role=AUDITOR, school=request.school.pk, subject=subject)
