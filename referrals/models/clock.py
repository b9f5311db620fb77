"""A running deadline: one row for one rule on one case, referral or draft. Decision 0003."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from people.models import School
from workflows.deadline_words import title_on_case
from workflows.deadlines import RULES


class Clock(models.Model):
    """Started and stopped by steps in their own transaction. The rule is a row of workflows/deadlines.toml.

    `subject` is the id of what the clock hangs on, so that one constraint serves all three kinds. `rung` counts
    the stops of the ladder that are behind it; `next_rung_at` is when the sweep has to look again.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    case = models.ForeignKey("referrals.Case", models.PROTECT, null=True, blank=True, related_name="clocks")
    referral = models.ForeignKey(
        "referrals.Referral", models.PROTECT, null=True, blank=True, related_name="clocks"
    )
    concern = models.ForeignKey(
        "referrals.Concern", models.PROTECT, null=True, blank=True, related_name="clocks"
    )
    subject = models.UUIDField()
    rule = models.CharField(max_length=40)
    started = models.DateTimeField()
    due = models.DateTimeField()
    rung = models.PositiveSmallIntegerField(default=0)
    next_rung_at = models.DateTimeField(null=True, blank=True)
    unheard_since = models.DateTimeField(null=True, blank=True)
    stopped = models.DateTimeField(null=True, blank=True)
    why_stopped = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("due",)
        indexes = [
            models.Index(
                fields=["next_rung_at"],
                condition=Q(stopped__isnull=True, next_rung_at__isnull=False),
                name="clock_next_rung",
            ),
            models.Index(fields=["case", "due"], condition=Q(stopped__isnull=True), name="clock_of_case"),
            models.Index(
                fields=["school", "next_rung_at"],
                condition=Q(stopped__isnull=True, next_rung_at__isnull=False),
                name="clock_rung_of_school",
            ),
            models.Index(
                fields=["school"],
                condition=Q(stopped__isnull=True, unheard_since__isnull=False),
                name="clock_unheard",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject"], condition=Q(stopped__isnull=True), name="clock_runs_once"
            ),
            models.CheckConstraint(condition=Q(due__gte=F("started")), name="clock_due_after_start"),
            models.CheckConstraint(
                condition=Q(stopped__isnull=True) | ~Q(why_stopped=""), name="clock_stopped_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(concern__isnull=False), name="clock_hangs_on_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} due {self.due:%Y-%m-%d %H:%M}"

    @property
    def title(self) -> str:
        """What has to be done, as the pages of its case say it."""
        return title_on_case(RULES[self.rule], self.referral.route if self.referral else "")


class Heartbeat(models.Model):
    """When the sweep and the sender last came round; the health page reads it."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%Y-%m-%d %H:%M}"


class Walk(models.Model):
    """How far a round has come that goes through many rows a stretch at a time; empty where it begins anew."""

    name = models.CharField(max_length=20, primary_key=True)
    after = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.name} after {self.after}"
