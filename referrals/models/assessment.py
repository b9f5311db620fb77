"""What a person answered about a case, what the policy suggested then, and what they did not follow. Append-only."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import User
from referrals.models.case import URGENCIES
from vault.fields import SealedTextField


class Assessment(models.Model):
    """Answers of one moment, as codes, with the words of that moment. Earlier ones stay: a new one is another row.

    `wording` is what explaining.wording made of them; empty where a row is older than the column.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("referrals.Case", models.PROTECT, related_name="assessments")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answers = models.JSONField(default=dict)
    policy = models.CharField(max_length=255)
    urgency = models.CharField(max_length=2, choices=URGENCIES)
    rows = models.JSONField(default=list)
    routes = models.JSONField(default=list)
    wording = models.JSONField(default=dict)

    class Meta:
        ordering = ("at",)
        indexes = [models.Index(fields=["case", "at"], name="assessment_of_case")]

    def __str__(self) -> str:
        return f"assessment of {self.at:%d %B %Y}"


class Consideration(models.Model):
    """A suggestion decided without a referral: not taken, with the reason; or `done`, with what was done."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="considerations")
    route = models.CharField(max_length=24)
    called = models.CharField(max_length=120, blank=True)  # the route in the words of the time
    done = models.BooleanField(default=False)
    reason = SealedTextField(key_of="assessment.case")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at",)
        constraints = [
            models.UniqueConstraint(fields=["assessment", "route"], name="consideration_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="consideration_reason_given"),
        ]

    def __str__(self) -> str:
        return f"{self.route}: {'done' if self.done else 'considered, not followed'}"
