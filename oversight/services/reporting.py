"""Asking for the report of an audit: what it says is put together now, a worker makes the file."""

from django.db import transaction

from oversight.composing import content_of
from oversight.models import AuditReport, Sample
from people.models import User
from people.services.trail_of import tell
from referrals.services.waking import nudge
from workflows.roles import AUDITOR
from workflows.steps import Refused

MAKE = "oversight.tasks.make_reports"


@transaction.atomic
def ask_report(sample: Sample, *, actor: User, summary: str) -> AuditReport:
    """The report that waits for its file. Raises Refused while a case is not checked; pressed twice, it is the same."""
    sample = Sample.objects.select_for_update(of=("self",)).select_related("school").get(pk=sample.pk)
    made = AuditReport.objects.filter(sample=sample).first()
    if made:
        return made
    if left := sample.cases.filter(checked_at__isnull=True).count():
        raise Refused(f"Not every case is checked yet: {left} to go.")
    if not summary.strip():
        raise Refused("The report says nothing yet.", facts={"summary": "Write what you found"})
    report = AuditReport(sample=sample, asked_by=actor)
    report.content = content_of(report, summary.strip())
    report.save(force_insert=True)
    tell(
        sample.school, "audit.reported", actor=actor, role=AUDITOR, subject=str(report.pk),
        data={"sample": str(sample.pk)},
    )  # fmt: skip
    transaction.on_commit(wake, robust=True)
    return report


def wake() -> None:
    """Ask for the file at once. A function of its own: a robust commit hook needs a name to report by."""
    nudge(MAKE)
