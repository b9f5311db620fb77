"""Moments as people say them."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format


def moment(at: datetime | None) -> str:
    """E.g. "14:05 on Tuesday 5 January 2027" in London time; "" for None."""
    return date_format(timezone.localtime(at), "H:i \\o\\n l j F Y") if at else ""
