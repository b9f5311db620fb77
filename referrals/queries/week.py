"""What a lead or head should know at the start of a week: counts, no references and no names of children."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from people.models import School, User
from people.queries.rota import rota
from people.school_days import calendar_of
from referrals.local_policy import policy_of
from referrals.models import Case, Clock
from workflows import case as rules

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Week:
    """The counts of one school for one reader; what is about themselves is not in them."""

    school: School
    open_cases: int
    unread: int
    overdue: int
    due: int
    gaps: int

    @property
    def lines(self) -> list[str]:
        """The counts in words, those that are nought left out."""
        said = [
            (self.open_cases, "open case{s}"),
            (self.unread, "case{s} nobody has opened yet"),
            (self.overdue, "deadline{s} overdue"),
            (self.due, "deadline{s} due in the next seven days"),
            (self.gaps, "time{s} in the next seven days without a lead or deputy in school hours"),
        ]
        return [f"{number} {words.format(s='' if number == 1 else 's')}" for number, words in said if number]


def week_of(reader: User, school: School, now: datetime) -> Week:
    """Return the counts for one reader at one school."""
    cases = Case.objects.visible_to(reader).filter(school=school).exclude(state__in=OVER)
    news = policy_of(school).deadlines.news
    clocks = Clock.objects.filter(case__in=cases, stopped__isnull=True).exclude(rule__in=news)
    _, gaps = rota(school, calendar_of(school).day_of(now), days=WEEK.days)
    return Week(
        school,
        cases.count(),
        cases.filter(first_read_at__isnull=True).count(),
        clocks.filter(due__lt=now).count(),
        clocks.filter(due__gte=now, due__lt=now + WEEK).count(),
        sum(gap.in_school for gap in gaps),
    )


OVER = (rules.CLOSED, rules.JOINED)
