import uuid

from django.conf import settings
from django.db import models

from people.models.school import School
from people.models.spans import Spans


class Absence(models.Model):
    """Someone is away from one school for a time; reminders meant for them go to the cover."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absences")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="absences")
    since = models.DateTimeField()
    until = models.DateTimeField()
    cover = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="covering"
    )

    objects = Spans["Absence"].as_manager()

    class Meta:
        ordering = ["since"]
        indexes = [models.Index(fields=["school", "until"], name="absence_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="absence_ends_later"
            ),
            models.CheckConstraint(
                condition=models.Q(cover=None) | ~models.Q(cover=models.F("user")), name="absence_other_cover"
            ),
        ]

    def __str__(self) -> str:
        return f"away {self.since:%Y-%m-%d %H:%M} to {self.until:%Y-%m-%d %H:%M}"
