import datetime
import uuid

from django.db import models

from people.models.trust import Trust
from trail.models import ChainHead


class School(ChainHead):
    """One school, and the head of its own trail: what happens there outside any case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    short = models.SlugField(max_length=40, unique=True)
    trust = models.ForeignKey(Trust, on_delete=models.PROTECT, null=True, blank=True, related_name="schools")
    local_authority = models.CharField(max_length=60)
    phone = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=200, blank=True)
    day_ends = models.TimeField(default=datetime.time(16, 0))

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
