"""Hours of the day in London. Source: product default; people at a school work in the evening, not at night."""

from datetime import date, datetime, timedelta

from workflows.calendars import LONDON

NIGHT_BEGINS, NIGHT_ENDS = 22, 6  # o'clock
NIGHT = f"between {NIGHT_BEGINS}:00 and {NIGHT_ENDS:02}:00"


def hour_of(at: datetime) -> int:
    """The hour of the day in London, 0 to 23."""
    return at.astimezone(LONDON).hour


def at_night(at: datetime) -> bool:
    """Whether a moment lies between 22:00 and 06:00 in London."""
    hour = hour_of(at)
    return hour >= NIGHT_BEGINS or hour < NIGHT_ENDS


def night_of(at: datetime) -> date:
    """The day on which the night of a moment began: one night is one, on both sides of midnight."""
    return (at.astimezone(LONDON) - timedelta(hours=NIGHT_ENDS)).date()
