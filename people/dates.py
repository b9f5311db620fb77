"""Dates as people say them in Britain."""

import datetime


def said(day: datetime.date) -> str:
    """Return a date in words, without a leading nought ("3 May 2013")."""
    return f"{day.day} {day:%B %Y}"
