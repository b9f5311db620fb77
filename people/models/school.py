import datetime
import uuid

from django.db import models

from people.models.trust import Trust
from trail.models import ChainHead
from workflows.calendars import NATIONS


class School(ChainHead):
    """One school, and the head of its own trail: what happens there outside any case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    short = models.SlugField(max_length=40, unique=True)
    trust = models.ForeignKey(Trust, on_delete=models.PROTECT, null=True, blank=True, related_name="schools")
    local_authority = models.CharField(max_length=60)
    phone = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=200, blank=True)
    nation = models.CharField(max_length=3, choices=list(NATIONS.items()), default="ENG", db_default="ENG")
    day_starts = models.TimeField(default=datetime.time(8, 30), db_default=datetime.time(8, 30))
    day_ends = models.TimeField(default=datetime.time(16, 0))
    quiet_from = models.TimeField(default=datetime.time(20, 0), db_default=datetime.time(20, 0))
    quiet_until = models.TimeField(default=datetime.time(7, 0), db_default=datetime.time(7, 0))
    quiet_weekends = models.BooleanField(default=True, db_default=True)
    #: A new one with every change of terms and closed days; None while none were ever entered.
    calendar_edition = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(day_ends__gt=models.F("day_starts")), name="school_day_ends_later"
            ),
            models.CheckConstraint(condition=models.Q(nation__in=list(NATIONS)), name="school_nation_known"),
        ]

    def __str__(self) -> str:
        return self.name
