"""Reads of clocks for pages: what runs, by when, and who is told next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from people.school_days import calendar_of
from referrals.local_policy import rule_of
from referrals.models import Case, Clock, Notice, Referral
from referrals.services.duty import Duty, audience
from workflows.deadlines import BASES, RULES, Rule
from workflows.due_times import day_words
from workflows.holiday_words import after_the_holiday
from workflows.ladders import Stop, climb, in_words


@dataclass(frozen=True)
class Running:
    """A running clock in words. `next_told` is "" where the ladder is climbed or only counts are asked for."""

    rule: Rule
    title: str
    due: datetime
    overdue: bool
    words: str
    next_told: str = ""
    seen: tuple[str, ...] = ()

    @property
    def basis(self) -> str:
        """How firm the deadline is, in words."""
        return BASES[self.rule.basis]

    @property
    def line(self) -> str:
        """All of it on one line: "due today 16:00, next: deputy"."""
        return f"{self.words}, next: {self.next_told}" if self.next_told else self.words


def running_clocks(case: Case, now: datetime) -> list[Running]:
    """Return the running clocks of a case, the earliest due first, with who is told next if nobody acts."""
    duty, seen = Duty(now), _seen(case, now)
    return [
        replace(_in_words(clock, now, _next(clock, now, duty)), seen=tuple(seen.get(clock.pk, ())))
        for clock in _open_of([case.pk])
    ]


def _seen(case: Case, now: datetime) -> dict[UUID, list[str]]:
    """Who opened a reminder of a running clock, and when: "Obi Deputy at 10:05 today"."""
    notices = Notice.objects.filter(clock__case=case, clock__stopped__isnull=True, seen_at__isnull=False)
    found: dict[UUID, dict[str, str]] = {}
    for notice in notices.select_related("person", "school").order_by("seen_at"):
        calendar, seen = calendar_of(notice.school), notice.seen_at or now
        when = f"at {seen.astimezone(calendar.zone):%H:%M} {day_words(seen, now, calendar)}"
        found.setdefault(notice.clock_id, {})[notice.person.name] = f"{notice.person.name} {when}"
    return {clock: list(people.values()) for clock, people in found.items()}


def clocks_of_referral(referral: Referral, now: datetime) -> list[Running]:
    """Return the running clocks of one referral, worded as those of its case."""
    duty = Duty(now)
    mine = [clock for clock in _open_of([referral.case_id]) if clock.referral_id == referral.pk]
    return [_in_words(clock, now, _next(clock, now, duty)) for clock in mine]


def soonest_clocks(case_ids: Iterable[UUID], now: datetime) -> dict[UUID, Running]:
    """Return the clock of each case that is due first, for lists: one query, whatever their number.

    Who is told next stands there by role: whether somebody of that role is on duty today is not asked.
    """
    first: dict[UUID, Running] = {}
    for clock in _open_of(case_ids):
        if clock.case_id and clock.case_id not in first and not RULES[clock.rule].tells_only:
            first[clock.case_id] = _in_words(clock, now, _by_role(clock))
    return first


def _open_of(case_ids: Iterable[UUID]) -> QuerySet[Clock]:
    clocks = Clock.objects.filter(case__in=list(case_ids), stopped__isnull=True)
    return clocks.select_related("school", "case__school", "case__owner", "referral").order_by("due", "rule")


def _in_words(clock: Clock, now: datetime, next_told: str) -> Running:
    calendar, rule = calendar_of(clock.school), rule_of(clock)
    overdue = clock.due < now
    when = f"{day_words(clock.due, now, calendar)} {clock.due.astimezone(calendar.zone):%H:%M}"
    why = "" if overdue else after_the_holiday(clock.started, clock.due, rule.unit, calendar)
    return Running(
        rule=rule,
        title=clock.title,
        due=clock.due,
        overdue=overdue,
        words=f"{'overdue since' if overdue else 'due'} {when.removeprefix('on ')}{why}",
        next_told=next_told,
    )


def _by_role(clock: Clock) -> str:
    stop = climb(rule_of(clock), clock.started, clock.due, calendar_of(clock.school)).at(clock.rung)
    return in_words(audience(clock, stop)) if stop else ""


def _next(clock: Clock, now: datetime, duty: Duty) -> str:
    ladder = climb(rule_of(clock), clock.started, clock.due, calendar_of(clock.school))
    ahead = ladder.ahead(clock.rung)
    reached = next((stop for stop in ahead if duty.people(clock, audience(clock, stop))), None)
    return _stop_in_words(reached, clock, now, duty) if reached else ""


def _stop_in_words(stop: Stop, clock: Clock, now: datetime, duty: Duty) -> str:
    here = tuple(code for code in audience(clock, stop) if duty.people(clock, [code]))
    if stop.at <= now:
        return in_words(here)
    calendar = calendar_of(clock.school)
    return f"{in_words(here)} {day_words(stop.at, now, calendar)} {stop.at.astimezone(calendar.zone):%H:%M}"
