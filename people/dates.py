"""Dates as people say them in Britain."""

import datetime

from django.utils import timezone


def said(day: datetime.date) -> str:
    """Return a date in words, without a leading nought ("3 May 2013")."""
    return f"{day.day} {day:%B %Y}"


def ends(until: datetime.datetime) -> str:
    """Until when something holds, to follow "access": the last day where it ends at midnight, so that nobody reads
    the next one ("to the end of 3 May 2026", "until 3 May 2026, 14:05")."""
    local = timezone.localtime(until)
    if local.time() == datetime.time.min:
        return f"to the end of {said(local.date() - datetime.timedelta(days=1))}"
    return f"until {said(local.date())}, {local:%H:%M}"
