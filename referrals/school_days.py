"""The calendar of a school as the rules want it."""

from people.models import School
from workflows.calendars import Calendar


def calendar_of(school: School) -> Calendar:
    """Return the school's calendar. Without terms on record every working day counts as a school day."""
    return Calendar(day_ends=school.day_ends)
