"""The weekly overview of one person: the row is the record that it was sent, and once only."""

from datetime import date
from uuid import uuid4

from django.db import models
from django.utils import timezone

from people.models import User


class Digest(models.Model):
    """One for each person and week; `week` is its Monday. What it says is counted when it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    week = models.DateField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-week",)
        constraints = [models.UniqueConstraint(fields=["person", "week"], name="digest_once")]

    def __str__(self) -> str:
        return f"week of {self.week:%Y-%m-%d}"


def monday_of(day: date) -> date:
    """Return the Monday of a week."""
    return date.fromordinal(day.toordinal() - day.weekday())
