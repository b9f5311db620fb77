"""What was last made of the trail of each case, so that findings and measures of a year need no trail to be read.

Nothing here is a record: every row can be made anew from the trail, and is when the case has moved on. Decision 0034.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from referrals.models import Case


class Reckoned(models.Model):
    """One case. `upto` is the entry that was the last, `read_since` the moment from which on a reading may be missing,
    `rules` the digest of the rules it was reckoned by."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="reckoned")
    upto = models.IntegerField(default=-1)
    read_since = models.DateTimeField(null=True)
    rules = models.CharField(max_length=16, blank=True)
    reasoned = models.PositiveIntegerField(default=0)
    reminders = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.case_id} up to {self.upto}"


class Noted(models.Model):
    """That there is a finding of this kind. `nth` counts those of one kind, case and moment. What a deadline overran is
    not among them: it comes with time alone, and the clocks tell it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    of = models.ForeignKey(Reckoned, models.CASCADE, related_name="noted")
    code = models.CharField(max_length=16)
    at = models.DateTimeField()
    nth = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.code} at {self.at:%Y-%m-%d %H:%M}"


class Timed(models.Model):
    """One stage of a case or of one of its referrals, in elapsed hours; empty while it waits."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    of = models.ForeignKey(Reckoned, models.CASCADE, related_name="timed")
    stage = models.CharField(max_length=16)
    hours = models.FloatField(null=True)

    def __str__(self) -> str:
        return f"{self.stage}: {self.hours}"


class ReadBy(models.Model):
    """How often a role read a case within the same two hours of the day; `pair` 0 begins at midnight in London."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    of = models.ForeignKey(Reckoned, models.CASCADE, related_name="read_by")
    role = models.CharField(max_length=32)
    pair = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "role", "pair"], name="read_by_once"),
            models.CheckConstraint(condition=Q(pair__lt=12), name="read_by_hour_of_day"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.number}"
