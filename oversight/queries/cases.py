"""Cases by reference, for lists."""

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from referrals.models import Case, Clock


def listed(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    """The cases with their overdue clocks and the number of their entries; no name is loaded. The clocks are asked for
    case by case: of a page those of its cases, and not of all."""
    late = Clock.objects.filter(case=OuterRef("pk"), stopped__isnull=True, due__lt=timezone.now())
    number = late.order_by().values("case").annotate(number=Count("pk")).values("number")
    shown = cases.only("reference", "state", "urgency", "opened_at", "head_seq").order_by("-opened_at")
    overdue = Coalesce(Subquery(number, output_field=IntegerField()), 0)
    return shown.annotate(overdue=overdue, entries=F("head_seq"))
