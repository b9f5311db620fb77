"""What was written to a case or a concern after it was submitted. Append-only: a correction is another note."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import User
from vault.fields import SealedCharField, SealedTextField

NOTE, CORRECTION, PARENTS, AGENCY, EVIDENCE = "note", "correction", "parents", "agency", "evidence"
KINDS = [
    (NOTE, "Note"),
    (CORRECTION, "Correction"),
    (PARENTS, "Contact with parents or carers"),
    (AGENCY, "Contact with another service"),
    (EVIDENCE, "Evidence described, not taken"),
]


class Note(models.Model):
    """A note, when it happened and when it was written, and by whom."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("referrals.Case", models.PROTECT, related_name="notes")
    concern = models.ForeignKey(
        "referrals.Concern", models.PROTECT, null=True, blank=True, related_name="notes"
    )
    kind = models.CharField(max_length=12, choices=KINDS, default=NOTE)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    happened_at = models.DateTimeField(null=True, blank=True)
    text = SealedTextField(key_of="case")
    spoke_to = SealedCharField(key_of="case", max_length=200, blank=True)
    told_by = SealedCharField(key_of="case", max_length=120, blank=True)
    by_reporter = models.BooleanField(default=False)

    class Meta:
        ordering = ("written_at",)
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_says_something")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.written_at:%d %B %Y}"
