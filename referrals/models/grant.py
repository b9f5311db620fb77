"""Access to one case for one person, given by name and for a time; and those who are shut out of it."""

from typing import Any, Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import User
from vault.fields import SealedTextField
from workflows.roles import ASSIGNED, PASTORAL, SECOND_PERSON

ROLES = [
    (PASTORAL, "Pastoral staff, to support the child"),
    (SECOND_PERSON, "Second person, to agree a step"),
    (ASSIGNED, "Assigned to the case"),
]


class GrantQuerySet(models.QuerySet[Any]):
    """Grants, with the question which count now."""

    def current(self) -> Self:
        """Grants that are neither over nor taken back."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=timezone.now()), revoked_at__isnull=True)


class Grant(models.Model):
    """One person may open one case, in one role, until a time."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("referrals.Case", models.PROTECT, related_name="grants")
    user = models.ForeignKey(User, models.PROTECT, related_name="case_grants")
    role = models.CharField(max_length=16, choices=ROLES)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    reason = SealedTextField(key_of="case")
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="grant_reason_given")]

    def __str__(self) -> str:
        return f"{self.role} on {self.case_id}"


class ShutOut(models.Model):
    """A person who must never learn that the case exists: it is, or may be, about them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("referrals.Case", models.PROTECT, related_name="shut_out")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="shut_out_once")]

    def __str__(self) -> str:
        return f"{self.user_id} shut out of {self.case_id}"
