"""One record in four forms: without any log, with the trail, with django-simple-history, with django-auditlog."""

import uuid

from django.conf import settings
from django.db import models

from trail.models import ChainHead


class Matter(models.Model):
    """About as wide as a case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    reference = models.CharField(max_length=20, default="HR-4F7K-2Q")
    state = models.CharField(max_length=40, default="triage")
    step_seq = models.IntegerField(default=0)
    reason = models.TextField(default="Two soft signs in one week, and a new phone. " * 4)
    school_id = models.UUIDField(default=uuid.uuid4)

    class Meta:
        abstract = True


class Bare(Matter):
    """Nothing is written down."""


class Chained(Matter, ChainHead):
    """The trail: an entry with its sealed payload."""


if "simple_history" in settings.INSTALLED_APPS:
    from simple_history.models import HistoricalRecords

    class Historied(Matter):
        """django-simple-history: a whole copy of the row."""

        history = HistoricalRecords()


if "auditlog" in settings.INSTALLED_APPS:
    from auditlog.registry import auditlog

    @auditlog.register()
    class Logged(Matter):
        """django-auditlog: the fields that changed."""
