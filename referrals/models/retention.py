"""What people decided about the end of a case's records: hold, keep longer, erase. The rows outlive its words: their
reasons are sealed with the key of the school."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from people.models import School, User
from referrals.models.case import Case
from vault.fields import SealedTextField


class LegalHold(models.Model):
    """While it is not lifted nothing of the case may be erased, whatever else was decided (hard rule 19)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="holds")
    reason = SealedTextField(key_of="case.school")
    placed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(default=timezone.now)
    lifted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_reason = SealedTextField(key_of="case.school", blank=True)

    class Meta:
        ordering = ("placed_at",)
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(lifted_at=None), name="hold_once_a_case"),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_reason_given"),
            models.CheckConstraint(
                name="hold_lifted_by_somebody_for_a_reason",
                condition=Q(lifted_at=None, lifted_by=None)
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lifted_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"hold on {self.case}"


class KeptLonger(models.Model):
    """The case comes back to a person on `until`. The newest counts; a day never comes before the schedule's."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="kept_longer")
    until = models.DateField()
    reason = SealedTextField(key_of="case.school")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at",)
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="kept_longer_reason_given")]

    def __str__(self) -> str:
        return f"{self.case} until {self.until:%d %B %Y}"


class ErasureQuerySet(models.QuerySet[Any]):
    """Erasures, with the questions which wait for whom."""

    def open(self) -> "ErasureQuerySet":
        """Proposed or confirmed, and neither withdrawn nor done."""
        return self.filter(withdrawn_at=None, erased_at=None)

    def to_do(self) -> "ErasureQuerySet":
        """Confirmed by a second person and still to be done."""
        return self.open().filter(confirmed_at__isnull=False)


class Erasure(models.Model):
    """An order to erase: proposed by one person, confirmed by another. `schedule` and `due` are those of that day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="erasures")
    schedule = models.CharField(max_length=24)
    due = models.DateField()
    reason = SealedTextField(key_of="case.school")
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_as = models.CharField(max_length=16)
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_as = models.CharField(max_length=16, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    seq = models.PositiveIntegerField(default=0, help_text="the entry of the case's trail that tells of it")

    objects = ErasureQuerySet.as_manager()

    class Meta:
        ordering = ("proposed_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(withdrawn_at=None), name="erasure_once_a_case"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="erasure_reason_given"),
            models.CheckConstraint(
                name="erasure_confirmed_by_another",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | (
                    Q(confirmed_at__isnull=False, confirmed_by__isnull=False)
                    & ~Q(confirmed_by=F("proposed_by"))
                ),
            ),
            models.CheckConstraint(
                name="erasure_done_when_confirmed",
                condition=Q(erased_at=None) | Q(confirmed_at__isnull=False, withdrawn_at=None, seq__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"erasure of {self.case}"


class LongKeeping(models.Model):
    """A school's decision to keep records of sexual abuse longer. The newest counts; without one it does."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    longer = models.BooleanField()
    reason = SealedTextField(key_of="school")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at",)
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="abuse_records_reason_given")]

    def __str__(self) -> str:
        return "longer" if self.longer else "as other child protection files"
