"""One loader for a summary: 404 to whoever may not know of the case, 403 to whoever may see it and not do this."""

from uuid import UUID

from django.http import Http404

from evidence.models import Attachment, Redaction, Summary, SummaryEntry
from people.access import SchoolRequest
from referrals.models import Case
from referrals.queries.cases import reads_all
from referrals.views.loading import case_for, missing, note_reading, refuse
from workflows.roles import LEADS


def case_in_full(request: SchoolRequest, pk: UUID) -> Case:
    """The case, for whoever reads its whole file. Raises Http404, PermissionDenied."""
    case = case_for(request, pk)
    if not reads_all(case.roles_of(request.user)):
        refuse(request, case)
    return case


def summary_for(request: SchoolRequest, pk: UUID) -> Summary:
    """The summary, for whoever reads the whole file of its case. Raises Http404, PermissionDenied."""
    rows = Summary.objects.select_related("case__school", "case__pupil", "drafted_by", "requester")
    found = rows.filter(pk=pk).first()
    if found is None or not Case.objects.visible_to(request.user).filter(pk=found.case_id).exists():
        missing(request, found.case if found else None)
    if not reads_all(found.case.roles_of(request.user)):
        refuse(request, found.case)
    return found


def summary_to_work_on(request: SchoolRequest, pk: UUID) -> Summary:
    """The summary, for a lead, deputy, head or whoever is assigned. Raises Http404, PermissionDenied."""
    found = summary_for(request, pk)
    if not found.case.roles_of(request.user) & LEADS:
        refuse(request, found.case)
    return found


def redaction_for(request: SchoolRequest, pk: UUID) -> Redaction:
    """The proposal, for whoever reviews its summary. Raises Http404, PermissionDenied."""
    found = Redaction.objects.select_related("entry__summary__case").filter(pk=pk).first()
    if found is None:
        raise Http404
    summary_to_work_on(request, found.entry.summary_id)
    return found


def attachment_for(request: SchoolRequest, pk: UUID) -> Attachment:
    """What Handrail says of a file, for whoever reads the whole file of its case. Raises Http404, PermissionDenied."""
    found = Attachment.objects.with_locks().filter(pk=pk).first()
    if found is None:
        raise Http404
    found.case = case_in_full(request, found.case_id)
    return found


def entry_for(request: SchoolRequest, pk: UUID) -> SummaryEntry:
    """The text, for whoever reviews its summary. Raises Http404, PermissionDenied."""
    found = SummaryEntry.objects.select_related("summary__case").filter(pk=pk).first()
    if found is None:
        raise Http404
    summary_to_work_on(request, found.summary_id)
    return found


__all__ = [
    "attachment_for",
    "case_in_full",
    "entry_for",
    "note_reading",
    "redaction_for",
    "refuse",
    "summary_for",
    "summary_to_work_on",
]
