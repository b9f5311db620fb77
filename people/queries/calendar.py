"""The calendar of a school for its page: what is entered, and what is missing."""

import datetime
from itertools import pairwise
from typing import Any

from people.models import School
from people.school_days import calendar_of
from workflows.calendars import NATIONS, bank_holidays
from workflows.quiet import Quiet

LONGEST_HOLIDAY = datetime.timedelta(days=70)  # longer between two terms, and one of them was forgotten
AHEAD = datetime.timedelta(days=60)


def shown(school: School, today: datetime.date) -> dict[str, Any]:
    """Return the terms and closed days that are not over, and the bank holidays of the next twelve months."""
    year = bank_holidays(school.nation)
    ahead = [today + datetime.timedelta(days=n) for n in range(365)]
    return {
        "school": school,
        "quiet": Quiet(school.quiet_from, school.quiet_until, school.quiet_weekends),
        "nation": NATIONS[school.nation],
        "terms": school.terms.filter(last__gte=today),
        "closed": school.closed_days.filter(last__gte=today),
        "bank_holidays": [(day, year[day]) for day in ahead if day in year],
    }


def gap_ahead(school: School, today: datetime.date) -> str:
    """Return in a sentence what is missing from the terms entered; "" where nothing is."""
    terms = calendar_of(school).terms
    if not terms:
        return "No terms are entered, so every working day counts as a school day."
    if terms[-1].last < today + AHEAD:
        return "The last term entered ends soon or has ended. After it, every working day counts as a school day."
    if any(after.first - before.last > LONGEST_HOLIDAY for before, after in pairwise(terms)):
        return "Two terms lie more than ten weeks apart. Is one missing between them? Its days count as holidays now."
    return ""
