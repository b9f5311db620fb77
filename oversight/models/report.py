"""The report of an audit: what it says is kept when it is asked for, a worker makes the file."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from evidence.models.file import SealedPdf
from oversight.models.sample import Sample
from people.models import User
from vault.fields import SealedJSONField
from workflows import references


def report_reference() -> str:
    """A new reference for a report, such as "A-4F7K-2Q"."""
    return references.new("A")


class AuditReport(models.Model):
    """One for a sample: from then on its answers stay as they are."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=report_reference)
    sample = models.OneToOneField(Sample, models.PROTECT, related_name="report")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    content: Any = SealedJSONField(key_of="sample.school")
    wanted = models.BooleanField(default=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], condition=Q(wanted=True), name="audit_report_wanted")]

    def __str__(self) -> str:
        return self.reference


class ReportFile(SealedPdf):
    """The finished report."""

    kind: ClassVar[str] = "audit-report"
    key_of: ClassVar[str] = "report.sample.school"
    report = models.OneToOneField(AuditReport, models.PROTECT, related_name="file")
