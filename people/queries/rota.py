"""Who is on duty in the days to come, by role and by day, and where nobody is."""

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from people.models import Absence, Membership, School, User
from people.queries.duty import stand_ins
from people.school_days import calendar_of
from workflows.roles import CHAIR, DEPUTY, HEAD, LABELS, LEAD, TRUST_LEAD

SHOWN = (LEAD, DEPUTY, HEAD, CHAIR, TRUST_LEAD)  # the order in which a reminder climbs
FIRST, BEHIND = (LEAD, DEPUTY), ((HEAD,), (CHAIR, TRUST_LEAD))


class Roster:
    """Memberships and absences of a school in a stretch of time, read once; answers who is on duty at a moment."""

    def __init__(self, school: School, since: datetime.datetime, until: datetime.datetime) -> None:
        overlap = Q(until=None) | Q(until__gt=since)
        held = Membership.objects.filter(
            overlap, school=school, role__in=SHOWN, since__lt=until, user__is_active=True
        )
        self.held = sorted(held.select_related("user"), key=lambda one: one.user.name)
        away = Absence.objects.filter(overlap, school=school, since__lt=until)
        self.away = list(away.select_related("user", "cover"))
        spans: list[Membership | Absence] = [*self.held, *self.away]
        moments = {moment for span in spans for moment in (span.since, span.until) if moment}
        self.turns = [since, *sorted(moment for moment in moments if since < moment < until)]

    def on_duty(self, role: str, at: datetime.datetime) -> tuple[User, ...]:
        """Return who is reached for a role at that moment, as people.queries.on_duty does."""
        holders = [one.user for one in self.held if one.role == role and _runs(one, at)]
        away = {one.user_id: one.cover for one in self.away if _runs(one, at)}
        return tuple(stand_ins(dict.fromkeys(holders), away))


def _runs(span: Membership | Absence, at: datetime.datetime) -> bool:
    return span.since <= at and (span.until is None or span.until > at)


@dataclass(frozen=True)
class Stretch:
    """Part of a day with the same people on duty; `whole` where it is all of the day."""

    since: datetime.datetime
    until: datetime.datetime
    people: tuple[User, ...]
    whole: bool


@dataclass(frozen=True)
class Gap:
    """A stretch with neither a lead nor a deputy; `climbs_to` says in words who is told instead."""

    since: datetime.datetime
    until: datetime.datetime
    climbs_to: str
    in_school: bool


@dataclass(frozen=True)
class Day:
    """One day of the rota: for each role its stretches."""

    date: datetime.date
    with_pupils: bool
    roles: list[tuple[str, list[Stretch]]]


def rota(school: School, today: datetime.date, days: int = 14) -> tuple[list[Day], list[Gap]]:
    """Return the days from today on, midnight to midnight, and every gap among the leads and deputies."""
    calendar = calendar_of(school)
    dates = [today + datetime.timedelta(days=n) for n in range(days + 1)]
    edges = [calendar.at(date, datetime.time()) for date in dates]
    roster = Roster(school, edges[0], edges[-1])
    found = [
        Day(
            date,
            calendar.is_school_day(date),
            [(LABELS[role], list(_stretches(roster, (role,), since, until))) for role in SHOWN],
        )
        for date, since, until in zip(dates, edges, edges[1:], strict=False)
    ]
    return found, list(_gaps(roster, school, edges[0], edges[-1]))


def _stretches(
    roster: Roster, roles: tuple[str, ...], since: datetime.datetime, until: datetime.datetime
) -> Iterator[Stretch]:
    inside = roster.turns[bisect_right(roster.turns, since) :]
    turns = [since, *(turn for turn in inside if turn < until)]
    told = [(turn, tuple(p for role in roles for p in roster.on_duty(role, turn))) for turn in turns]
    groups = [(people, [turn for turn, _ in rows]) for people, rows in groupby(told, key=lambda row: row[1])]
    ends = [*(rows[0] for _, rows in groups[1:]), until]
    for (people, rows), end in zip(groups, ends, strict=True):
        yield Stretch(rows[0], end, people, whole=len(groups) == 1)


def _gaps(
    roster: Roster, school: School, since: datetime.datetime, until: datetime.datetime
) -> Iterator[Gap]:
    calendar = calendar_of(school)
    for stretch in _stretches(roster, FIRST, since, until):
        if stretch.people:
            continue
        behind = [_names(roster, roles, stretch.since) for roles in BEHIND]
        hours = any(
            calendar.is_school_day(day)
            and calendar.at(day, calendar.day_starts) < stretch.until
            and calendar.at(day, calendar.day_ends) > stretch.since
            for day in _days(calendar.day_of(stretch.since), calendar.day_of(stretch.until))
        )
        yield Gap(stretch.since, stretch.until, next((words for words in behind if words), ""), hours)


def _names(roster: Roster, roles: tuple[str, ...], at: datetime.datetime) -> str:
    return " and ".join(
        f"{person.name} ({LABELS[role]})" for role in roles for person in roster.on_duty(role, at)
    )


def _days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    for number in range((last - first).days + 1):
        yield first + datetime.timedelta(days=number)
