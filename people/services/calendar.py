"""The calendar of a school: terms, days without pupils, hours and nation. Clocks that run keep the time they have."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from people.dates import said
from people.models import ClosedDays, School, SchoolTerm, User
from people.services.trail_of import tell
from workflows.calendars import LONGEST_TERM, SHORTEST_DAY
from workflows.roles import HEAD, LEAD
from workflows.steps import NotAllowed, Refused

FARTHEST = timedelta(days=3 * 366)  # from today: councils publish terms no earlier
LONGEST_CLOSURE = 60  # days: what is longer lies between two terms


@transaction.atomic
def add_term(*, school: School, first: date, last: date, actor: User | None) -> SchoolTerm:
    """Return the new term. Raises NotAllowed; Refused where it ends before it starts, or overlaps another."""
    _begin(school, actor)
    _in_order(first, last)
    if last - first > LONGEST_TERM:
        raise Refused(
            "That is longer than a term.", facts={"last": "Check the year: a term is not that long"}
        )
    if other := SchoolTerm.objects.filter(school=school, first__lte=last, last__gte=first).first():
        text = f"Another term runs from {said(other.first)} to {said(other.last)}. Remove that one first"
        raise Refused("Two terms overlap.", facts={"first": text})
    term = SchoolTerm.objects.create(school=school, first=first, last=last)
    _end(school, "calendar.term_added", term, actor)
    return term


@transaction.atomic
def remove_term(*, term: SchoolTerm, actor: User | None) -> None:
    """Take a term out of the calendar; its dates stay in the trail. Raises NotAllowed."""
    _begin(term.school, actor)
    _end(term.school, "calendar.term_removed", term, actor)
    term.delete()


@transaction.atomic
def close_days(
    *, school: School, kind: str, first: date, last: date | None, actor: User | None
) -> ClosedDays:
    """Return the new days without pupils; without a last day it is one day. Raises NotAllowed, Refused."""
    _begin(school, actor)
    until = last or first
    _in_order(first, until)
    if (until - first).days >= LONGEST_CLOSURE:
        raise Refused(
            "That is long.", facts={"last": "Check the dates: the holidays between two terms need no entry"}
        )
    if ClosedDays.objects.filter(school=school, first__lte=first, last__gte=until).exists():
        raise Refused("Closed already.", facts={"first": "The calendar has these days already"})
    days = ClosedDays.objects.create(school=school, kind=kind, first=first, last=until)
    _end(school, "calendar.closed", days, actor)
    return days


@transaction.atomic
def open_days(*, days: ClosedDays, actor: User | None) -> None:
    """Take days without pupils out of the calendar. Raises NotAllowed."""
    _begin(days.school, actor)
    _end(days.school, "calendar.opened", days, actor)
    days.delete()


@transaction.atomic
def set_hours(*, school: School, nation: str, day_starts: time, day_ends: time, actor: User | None) -> School:
    """Return the school with its nation and hours. Raises NotAllowed; Refused for a day of less than four hours."""
    school = _begin(school, actor)
    today = date.min
    if datetime.combine(today, day_ends) - datetime.combine(today, day_starts) < SHORTEST_DAY:
        text = "Enter an end at least four hours after the start"
        raise Refused("That is a short day.", facts={"day_ends": text})
    school.nation, school.day_starts, school.day_ends = nation, day_starts, day_ends
    school.save(update_fields=["nation", "day_starts", "day_ends"])
    hours: dict[str, str | int | None] = {
        "nation": nation, "starts": f"{day_starts:%H:%M}", "ends": f"{day_ends:%H:%M}"
    }  # fmt: skip
    tell(school, "calendar.hours_set", actor=actor, data=hours)
    return school


def _begin(school: School, actor: User | None) -> School:
    """Lock the school, so that two people cannot enter terms that overlap."""
    if actor is not None and not actor.roles_at(school) & {LEAD, HEAD}:
        raise NotAllowed("Only a safeguarding lead or the headteacher changes the calendar.")
    return School.objects.select_for_update().get(pk=school.pk)


def _in_order(first: date, last: date) -> None:
    if last < first:
        text = f"Enter a last day on or after the first day, {said(first)}"
        raise Refused("The end is before the start.", facts={"last": text})
    _near(first, last)


def _near(first: date, last: date) -> None:
    """Between the terms nobody works: a deadline in school days would wait for one that was typed for a far year."""
    today = timezone.localdate()
    if last > today + FARTHEST:
        text = f"Check the year: the calendar is entered up to {said(today + FARTHEST)}"
        raise Refused("That is far away.", facts={"last": text})
    if first < today - 4 * FARTHEST:
        raise Refused("That is long ago.", facts={"first": "Check the year"})


def _end(school: School, event: str, days: SchoolTerm | ClosedDays, actor: User | None) -> None:
    School.objects.filter(pk=school.pk).update(calendar_edition=uuid4())
    kind = days.kind if isinstance(days, ClosedDays) else "term"
    data: dict[str, str | int | None] = {
        "first": days.first.isoformat(), "last": days.last.isoformat(), "kind": kind
    }  # fmt: skip
    tell(school, event, actor=actor, data=data)
