"""Counting the deadlines that run, ahead of whoever asks for it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q

from referrals.models import Clock, Tally


@transaction.atomic
def count_clocks(now: datetime) -> int:
    """Return how many deadlines run; how many of each rule, and how many are overdue, is kept. Reads all of them."""
    counted = (
        Clock.objects.filter(stopped__isnull=True)
        .order_by("rule")
        .values_list("rule")
        .annotate(running=Count("pk"), overdue=Count("pk", filter=Q(due__lt=now)))
    )
    rows = [Tally(rule=rule, running=running, overdue=late, at=now) for rule, running, late in counted]
    Tally.objects.exclude(rule__in=[row.rule for row in rows]).update(running=0, overdue=0, at=now)
    Tally.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["rule"], update_fields=["running", "overdue", "at"]
    )
    return sum(row.running for row in rows)
