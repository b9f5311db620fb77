import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from people.dates import ends
from people.models.school import School
from people.models.spans import Spans
from workflows.roles import ALL


class Membership(models.Model):
    """A role one person holds at one school for a time. Role codes are those of workflows.roles."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = Spans["Membership"].as_manager()

    class Meta:
        ordering = ["school", "role", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "school", "role"],
                condition=models.Q(until=None),
                name="membership_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="membership_ends_after_it_began",
            ),
            models.CheckConstraint(condition=models.Q(role__in=sorted(ALL)), name="membership_role_known"),
        ]

    @property
    def ends(self) -> str:
        """Until when it is held, in words; "" without an end."""
        return ends(self.until) if self.until else ""

    def __str__(self) -> str:
        return f"{self.role} since {self.since:%Y-%m-%d}"
