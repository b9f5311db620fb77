"""Cases by reference, for lists."""

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from referrals.models import Case


def listed(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    """The cases with their overdue clocks and the number of their entries; no name is loaded."""
    late = Q(clocks__stopped__isnull=True, clocks__due__lt=timezone.now())
    shown = cases.only("reference", "state", "urgency", "opened_at", "head_seq").order_by("-opened_at")
    return shown.annotate(overdue=Count("clocks", filter=late), entries=F("head_seq"))
