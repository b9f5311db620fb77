"""An auditor looked up one name: why, whose, and until when."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from people.models import User
from referrals.models import Case
from vault.fields import SealedTextField

CHILD = "child"


class Glass(models.Model):
    """One name of one case for one person, for a time. `whose` is "child" or the number of somebody who acted."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    whose = models.CharField(max_length=36)
    label = models.CharField(max_length=60)
    reason = SealedTextField(key_of="case.school")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Meta:
        ordering = ("-at",)
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="glass_reason_given"),
            models.CheckConstraint(condition=Q(until__gt=F("at")), name="glass_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.label} of {self.case_id}"
