from django.conf import settings
from django.db import models
from django.db.models import Q


class ReminderSettings(models.Model):
    """How one person wants to be reminded. Without a row, or with empty hours, the school's quiet hours hold.

    `texts`: also a text message, to the telephone of their account, where a child may be in danger now.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="reminders"
    )
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    quiet_weekends = models.BooleanField(default=True)
    texts = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None) | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_hours_have_two_ends",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return "reminder settings"
