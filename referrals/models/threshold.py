"""Whether a case about an adult meets the harm threshold: each decision with its reason. Append-only."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import User
from referrals.models.case import Case
from vault.fields import SealedTextField
from workflows.threshold import ANSWERS, threshold


class ThresholdDecision(models.Model):
    """One decision; the newest counts, the earlier ones stay. `criteria` are codes of workflows/threshold.toml."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="threshold_decisions")
    answer = models.CharField(max_length=8, choices=list(ANSWERS.items()))
    criteria = models.JSONField(default=list, blank=True)
    reason = SealedTextField(key_of="case")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at",)
        indexes = [models.Index(fields=["case", "at"], name="threshold_of_case")]
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=list(ANSWERS)), name="threshold_answer_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="threshold_reason_given"),
        ]

    def __str__(self) -> str:
        return str(self.get_answer_display())

    @property
    def criteria_words(self) -> list[str]:
        """What was ticked, in words; a code that today's table no longer knows stays as it is."""
        known = threshold().criteria
        return [known.get(code, code) for code in self.criteria]
