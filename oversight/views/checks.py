"""The two buttons of an auditor: verify, and export. Both are written down."""

from collections.abc import Collection
from itertools import islice
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

import trail
from oversight.access import role_used
from oversight.forms.checkpoint import CheckpointForm
from oversight.services.exporting import chains_of, export_case, export_school
from oversight.services.verifying import Check
from oversight.views.page import show
from oversight.views.trails import find_case
from people.access import SchoolRequest, roles_required
from referrals.models import Case
from trail.checkpoints import notes
from trail.checkpoints.notes import NoNote, Note
from workflows.roles import AUDITOR

SHOWN = 200  # findings


@require_POST
def verify_case(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Verify one case's trail."""
    case = find_case(request, pk)
    return _verified(request, [case.pk], case)


@roles_required(AUDITOR)
@require_POST
def verify_school(request: SchoolRequest) -> HttpResponse:
    """Verify every trail of the school."""
    return _verified(request, chains_of(request.school, request.user), None)


def _verified(request: SchoolRequest, chains: Collection[UUID], case: Case | None) -> HttpResponse:
    check = Check(chains)
    findings = list(islice(check.findings(), SHOWN))
    trail.read(
        "reading.verification", actor=request.user.as_actor(), role=role_used(request.roles),
        school=request.school.pk, chain=case.pk if case else None, data={"findings": len(findings)},
    )  # fmt: skip
    context = {
        "case": case,
        "findings": findings,
        "counts": check.counts,
        "erased": check.erased,
        "at": timezone.now(),
        "shown": SHOWN,
    }
    return show(request, "verified", context)


@require_POST
def export_of_case(request: SchoolRequest, pk: UUID) -> StreamingHttpResponse:
    """One case's trail as a file for verify_trail.py."""
    case = find_case(request, pk)
    lines = export_case(case=case, actor=request.user.as_actor(), role=role_used(request.roles))
    return _file(lines, case.reference)


@roles_required(AUDITOR)
@require_POST
def export_of_school(request: SchoolRequest) -> StreamingHttpResponse:
    """All trails of the school as one file; with a checkpoint that the auditor holds it proves that one too."""
    lines = export_school(
        school=request.school, reader=request.user, actor=request.user.as_actor(), role=AUDITOR,
        held=_held(CheckpointForm(request.POST)),
    )  # fmt: skip
    return _file(lines, request.school.short)


def _held(form: CheckpointForm) -> list[Note]:
    """The checkpoint that came with the request. None, or what is none: then the file proves what it always does."""
    try:
        return [notes.parse(form.cleaned_data["note"])] if form.is_valid() else []
    except (NoNote, UnicodeError):
        return []


def _file(lines: object, name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="trail-{name}.jsonl"'}
    return StreamingHttpResponse(lines, content_type="application/jsonl; charset=utf-8", headers=headers)  # type: ignore[arg-type]
