"""One reminder to one person. The row is the record; mail is sent from it, and it stays as proof."""

from datetime import UTC, date, datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import School, User

EMAIL, SMS = "email", "sms"
CHANNELS = {EMAIL: "E-mail", SMS: "Text message"}

#: Why it went to somebody whose turn it was not.
NOBODY, NO_ADDRESS, LAST_RESORT = "nobody", "no_address", "last_resort"
WHY = {
    NOBODY: "Nobody who comes before you is on duty",
    NO_ADDRESS: "No mail reaches the person who comes before you",
    LAST_RESORT: "Nobody who could act is on duty, or no mail reaches them",
}


class Notices(models.QuerySet["Notice"]):
    """Reminders, with the one question that everybody asks of them."""

    def unsent(self) -> Self:
        """Return those that wait: neither sent nor dropped."""
        return self.filter(sent_at__isnull=True, dropped_at__isnull=True)


class ClockMonth(models.DateField):
    """The first day of the month (UTC) in which the clock of the row began. Written with the row, and never changed."""

    def pre_save(self, model_instance: models.Model, add: bool) -> date | None:
        if add:
            started: datetime = model_instance.clock.started  # type: ignore[attr-defined]
            setattr(model_instance, self.attname, started.astimezone(UTC).date().replace(day=1))
        month: date | None = getattr(model_instance, self.attname)
        return month


class Notice(models.Model):
    """What to say is the rung of a rule, never a text: no name and no story can get into it.

    Waiting until it is sent or dropped. A sender takes it with a lease; when the sender dies, the lease runs out
    and another takes it, under the same Message-ID.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    clock = models.ForeignKey("referrals.Clock", models.PROTECT, related_name="notices")
    rung = models.PositiveSmallIntegerField()
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=8, choices=list(CHANNELS.items()), default=EMAIL)
    why = models.CharField(max_length=12, choices=list(WHY.items()), blank=True, default="", db_default="")
    created = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)
    lease = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=120, blank=True)
    failed_reason = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(null=True, blank=True)  # the end of the person's quiet hours
    passed_on_at = models.DateTimeField(null=True, blank=True)  # refused for good: the next in line were told
    #: What large installations part the table by (decision 0027); rows are older than the column where it is empty.
    clock_month = ClockMonth(null=True, blank=True, editable=False)
    seen_at = models.DateTimeField(null=True, blank=True)  # opened by the link in the mail, after signing in

    objects = Notices.as_manager()

    class Meta:
        ordering = ("created",)
        indexes = [
            models.Index(
                fields=["next_try", "person"],
                condition=Q(sent_at__isnull=True, dropped_at__isnull=True),
                name="notice_waiting",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["clock", "rung", "person", "channel"], name="notice_once"),
            models.CheckConstraint(condition=Q(channel__in=list(CHANNELS)), name="notice_channel_known"),
            models.CheckConstraint(condition=Q(why__in=["", *WHY]), name="notice_why_known"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(dropped_at__isnull=True), name="notice_sent_or_dropped"
            ),
            models.CheckConstraint(
                condition=Q(lease__isnull=True, lease_until__isnull=True)
                | Q(lease__isnull=False, lease_until__isnull=False),
                name="notice_lease_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"rung {self.rung} of {self.clock_id}"
