"""Two cases of two children who are involved with each other, and each child's part in it. Append-only."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from people.models import User
from referrals.models.case import Case
from vault.fields import SealedTextField
from workflows.child_on_child import PARTS


class ChildLink(models.Model):
    """One link for each pair of cases, whichever of them it was made from: `first` is the one with the lower id."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    first = models.ForeignKey(Case, models.PROTECT, related_name="+")
    second = models.ForeignKey(Case, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at",)
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="child_link_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="child_link_of_two_cases"),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"


class ChildPart(models.Model):
    """What is said of one child's part in a link. A correction is another row, with a reason."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    link = models.ForeignKey(ChildLink, models.PROTECT, related_name="parts")
    case = models.ForeignKey(Case, models.PROTECT, related_name="child_parts")
    part = models.CharField(max_length=8, choices=list(PARTS.items()))
    corrects = models.BooleanField(default=False)
    reason = SealedTextField(key_of="case", blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at",)
        constraints = [
            models.CheckConstraint(condition=Q(part__in=list(PARTS)), name="child_part_known"),
            models.CheckConstraint(
                condition=Q(corrects=False) | ~Q(reason=""), name="child_part_corrected_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_part_display())
