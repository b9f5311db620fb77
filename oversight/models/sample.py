"""A random sample of cases, and what the auditor answered about each."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import School, User
from referrals.models import Case
from vault.fields import SealedTextField
from workflows import checklist

ALL, CLOSED, REFERRED = "all", "closed", "referred"
WHICH = [(ALL, "All cases"), (CLOSED, "Closed cases"), (REFERRED, "Cases with a referral that was made")]


class Sample(models.Model):
    """Drawn once and never changed. `frame` is the list of references that was drawn from, `seed` what drew."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    drawn_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(default=timezone.now)
    year = models.PositiveSmallIntegerField()
    which = models.CharField(max_length=12, choices=WHICH)
    frame: Any = models.JSONField()
    frame_digest = models.CharField(max_length=64)
    seed = models.CharField(max_length=120)
    size = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-drawn_at",)
        constraints = [models.UniqueConstraint(fields=["school", "number"], name="sample_number_once")]

    def __str__(self) -> str:
        return f"Sample {self.number}"


class SampledCase(models.Model):
    """One case of a sample, in the order of the draw, with what the auditor noted."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="cases")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    notes = SealedTextField(key_of="sample.school", blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("place",)
        constraints = [models.UniqueConstraint(fields=["sample", "case"], name="sampled_once")]

    def __str__(self) -> str:
        return f"case {self.place} of sample {self.sample_id}"


class Answer(models.Model):
    """One answer of the checklist. `item` is a row of workflows/checklist.toml."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sampled = models.ForeignKey(SampledCase, models.PROTECT, related_name="answers")
    item = models.CharField(max_length=32)
    answer = models.CharField(max_length=16, choices=list(checklist.ANSWERS.items()))
    note = SealedTextField(key_of="sampled.sample.school", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sampled", "item"], name="answer_once"),
            models.CheckConstraint(condition=Q(answer__in=list(checklist.ANSWERS)), name="answer_known"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.answer}"
