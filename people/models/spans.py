import datetime
from typing import Self, TypeVar

from django.db import models
from django.utils import timezone

Row = TypeVar("Row", bound=models.Model)


class Spans(models.QuerySet[Row]):
    """Rows that run from `since` up to, not including, `until`; without `until` they have no end yet."""

    def running(self, at: datetime.datetime | None = None) -> Self:
        """Return the rows that run at that moment (now, when none is given)."""
        moment = at or timezone.now()
        return self.filter(models.Q(until=None) | models.Q(until__gt=moment), since__lte=moment)
