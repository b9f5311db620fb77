"""Every step of every machine with who, in which role, when and why. Append-only."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import User
from vault.fields import SealedJSONField, SealedTextField


class Decision(models.Model):
    """One step that was taken. `subject` is the id of the case, referral or summary; `facts` what was answered."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("referrals.Case", models.PROTECT, related_name="decisions")
    machine = models.CharField(max_length=16)
    subject = models.UUIDField()
    step = models.CharField(max_length=32)
    state_before = models.CharField(max_length=24)
    state_after = models.CharField(max_length=24)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField(default=timezone.now)
    reason = SealedTextField(key_of="case", blank=True)
    needs_reason = models.BooleanField(default=False)
    facts = SealedJSONField(key_of="case", default=dict, blank=True)
    trail_seq = models.PositiveIntegerField()
    policy = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ("at", "trail_seq")
        indexes = [models.Index(fields=["case", "at"], name="decision_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(needs_reason=False) | ~Q(reason=""), name="decision_reason_given"
            ),
            models.UniqueConstraint(fields=["case", "trail_seq"], name="decision_one_per_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.machine}.{self.step}"
