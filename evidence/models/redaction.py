"""A proposed redaction and what was decided on it."""

from dataclasses import replace
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from evidence.redaction.retyping import NOBODY, read_as
from evidence.redaction.span import ADDED, AUTO, Span
from people.models import User
from vault.fields import SealedCharField

OPEN, ACCEPTED, REJECTED, RETYPED = "open", "accepted", "rejected", "retyped"
UNNAMED = "unnamed"  # read as a person's name, whoever it is
DECISIONS = [
    (OPEN, "Not decided"),
    (ACCEPTED, "Taken out"),
    (REJECTED, "Left in"),
    (RETYPED, "Read otherwise"),
]


class Redaction(models.Model):
    """A stretch of one entry, in code points of its text. It is taken out, as the audience has it, unless it was
    rejected with a reason. `retyped` says what a reviewer reads it as (see `evidence.redaction.retyping`), or that it
    is a name, without whose."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    entry = models.ForeignKey("evidence.SummaryEntry", models.CASCADE, related_name="redactions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    type = models.CharField(max_length=16)
    person = models.CharField(max_length=64, blank=True)
    candidates = models.JSONField(default=list, blank=True)
    recogniser = models.CharField(max_length=16)
    confidence = models.FloatField(default=1.0)
    tier = models.PositiveSmallIntegerField(default=1)
    hint = models.CharField(max_length=16, blank=True)
    decision = models.CharField(max_length=8, choices=DECISIONS, default=OPEN)
    retyped = SealedCharField(key_of="entry.summary.case", max_length=120, blank=True)
    reason = SealedCharField(key_of="entry.summary.case", max_length=300, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("start", "end")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="redaction_not_empty"),
            models.CheckConstraint(
                condition=~Q(decision=REJECTED) | ~Q(reason=""), name="redaction_left_in_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(retyped="") & ~Q(decision=RETYPED)
                | Q(decision__in=[RETYPED, REJECTED]) & ~Q(retyped="") & ~Q(reason=""),
                name="redaction_retyped_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(decision=OPEN) | Q(decided_by__isnull=False), name="redaction_decided_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} at {self.start}"

    @property
    def quote(self) -> str:
        """The stretch itself."""
        return self.entry.text[self.start : self.end]

    @property
    def ambiguous(self) -> bool:
        """Whether it may mean several people, as it is read now."""
        return self.as_span().ambiguous

    @property
    def question(self) -> bool:
        """Whether somebody has to answer before the review can end: unsure, or unclear whom it means."""
        return self.decision == OPEN and (self.ambiguous or self.confidence < AUTO)

    @property
    def stands(self) -> bool:
        """Whether it counts: all but those left in, or read as nobody's, with a reason."""
        return self.decision != REJECTED and self.retyped != NOBODY

    def as_found(self) -> Span:
        """The span that was proposed."""
        return Span(
            self.start, self.end, self.type, self.person or None, tuple(self.candidates), self.recogniser,
            self.confidence, self.tier, self.hint,
        )  # fmt: skip

    def as_span(self) -> Span:
        """The span as it is read now: as it was proposed, or as a reviewer reads it."""
        found = self.as_found()
        if (
            self.retyped == UNNAMED
        ):  # as if it may mean several people: no audience keeps it, none gets a label
            return replace(found, person=None, candidates=(*found.candidates, self.person, UNNAMED))
        return read_as(found, self.retyped, self.quote) if self.retyped else found


__all__ = ["ACCEPTED", "ADDED", "OPEN", "REJECTED", "RETYPED", "UNNAMED", "Redaction"]
