"""When a school is open: its terms, and the days inside them on which pupils stay at home."""

import uuid

from django.db import models
from django.db.models import F, Q

from people.models.school import School
from workflows.calendars import CLOSED


class Days(models.Model):
    """From a first day to a last day, both counted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first = models.DateField()
    last = models.DateField()

    class Meta:
        abstract = True
        ordering = ["first"]

    def __str__(self) -> str:
        return f"{self.first:%Y-%m-%d} to {self.last:%Y-%m-%d}"


class SchoolTerm(Days):
    """A term of one school. That two of them do not overlap is kept by people.services.calendar."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="terms")

    class Meta(Days.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="term_ends_later"),
            models.UniqueConstraint(fields=["school", "first"], name="term_begins_once"),
        ]


class ClosedDays(Days):
    """Days inside a term without pupils: a half-term holiday, an inset day, a closure."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="closed_days")
    kind = models.CharField(max_length=8, choices=list(CLOSED.items()))

    class Meta(Days.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="closed_days_end_later"),
            models.CheckConstraint(condition=Q(kind__in=list(CLOSED)), name="closed_days_kind_known"),
        ]

    @property
    def label(self) -> str:
        """What kind of closed days they are, in words."""
        return CLOSED[self.kind]
