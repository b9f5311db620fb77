"""The calendar of a school as the rules want it."""

from datetime import timedelta
from functools import lru_cache
from uuid import UUID

from people.models import ClosedDays, School, SchoolTerm
from workflows.calendars import Calendar, Term


def calendar_of(school: School) -> Calendar:
    """Return the school's calendar. Without terms on record every working day counts as a school day.

    Asked for each clock of a list, so terms and closed days are read once for each edition of the calendar.
    """
    known = _entered(school.pk, school.calendar_edition) if school.calendar_edition else Calendar()
    return Calendar(known.terms, known.closures, school.day_starts, school.day_ends, school.nation)


@lru_cache(maxsize=256)
def _entered(school_id: UUID, edition: UUID) -> Calendar:
    terms = SchoolTerm.objects.filter(school=school_id).order_by("first")
    closed = ClosedDays.objects.filter(school=school_id)
    return Calendar(
        tuple(Term(one.first, one.last) for one in terms),
        frozenset(
            one.first + timedelta(days=n) for one in closed for n in range((one.last - one.first).days + 1)
        ),
    )
