"""Starting and stopping clocks, in the transaction of the step that does it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from people.models import School
from people.school_days import calendar_of
from referrals.local_policy import policy_of
from referrals.models import Case, Clock, Concern, Referral
from referrals.services.waking import wake_sweeper
from workflows.calendars import Calendar
from workflows.case import ENDED
from workflows.deadlines import BOOK, SILENT, UNMADE, Rule
from workflows.ladders import climb

UNHEEDED = frozenset({"case.name_seen"})  # an auditor who looks acts on nothing


def turn(
    event: str,
    *,
    school: School,
    at: datetime,
    case: Case | None = None,
    referral: Referral | None = None,
    concern: Concern | None = None,
    answered: tuple[str, ...] = (),
) -> list[Clock]:
    """Stop and start the clocks that the rulebook hangs on this event; return those asked to start.

    A clock that already runs keeps its time, unless the same event stops it first. Must be called in the
    transaction of the event; whoever has to be told at once is told after the commit.
    """
    codes = _codes(event, case, referral, answered)
    _resume(event, case, at)
    _stop(event, codes, case, referral, concern, at)
    started = [
        _clock(rule, subject, school, case, referral, concern, at)
        for rule in policy_of(school).deadlines.started_by(codes)
        if (subject := _subject(rule, case, referral, concern))
    ]
    Clock.objects.bulk_create(started, ignore_conflicts=True)
    if case and event not in UNHEEDED:
        see_to_silence(case, at)
    if any(clock.next_rung_at and clock.next_rung_at <= at for clock in started):
        transaction.on_commit(wake_sweeper, robust=True)
    return started


def see_to_silence(case: Case, at: datetime) -> None:
    """Whatever happened, no open case is left in which nothing is due: it is looked at again in ten working days
    (decision 0036). Must be called in the transaction of the event."""
    clocks, book = Clock.objects.filter(case=case, stopped__isnull=True), policy_of(case.school).deadlines
    running = set(clocks.values_list("rule", flat=True))
    if SILENT in running:
        clocks.filter(rule=SILENT).update(stopped=at, why_stopped="case.acted_on")
    if case.state not in ENDED and not running - book.news - {SILENT}:
        silent = _clock(book.rules[SILENT], case.pk, case.school, case, None, None, at)
        Clock.objects.bulk_create([silent], ignore_conflicts=True)


def _codes(
    event: str, case: Case | None, referral: Referral | None, answered: tuple[str, ...]
) -> frozenset[str]:
    suffixes = _route(referral) if referral else [case.kind, case.state] if case else []
    return frozenset(
        {event, *(f"{event}:{suffix}" for suffix in suffixes), *(f"{event}={a}" for a in answered)}
    )


def _route(referral: Referral) -> list[str]:
    return [referral.route] if referral.made_at else [referral.route, f"{referral.route}:{UNMADE}"]


def _subject(
    rule: Rule, case: Case | None, referral: Referral | None, concern: Concern | None
) -> UUID | None:
    record = {"case": case, "referral": referral, "concern": concern}[rule.on]
    return record.pk if record else None


def _resume(event: str, case: Case | None, at: datetime) -> None:
    """A case that is separated again goes on where joining it stopped its clocks."""
    if case and event in BOOK.resumes:
        stopped = Clock.objects.filter(case=case, why_stopped=BOOK.resumes[event])
        stopped.update(stopped=None, why_stopped="")


def _stop(
    event: str,
    codes: frozenset[str],
    case: Case | None,
    referral: Referral | None,
    concern: Concern | None,
    at: datetime,
) -> None:
    over = Q(case=case) if case and event in BOOK.ends_case else Q(pk__in=[])
    if referral and event in BOOK.ends_referral:
        over |= Q(referral=referral)
    for rule in BOOK.stopped_by(codes):
        subject = _subject(rule, case, referral, concern)
        if subject:
            over |= Q(rule=rule.code, subject=subject)
        elif case:
            over |= Q(rule=rule.code, case=case)
    Clock.objects.filter(over, stopped__isnull=True).update(stopped=at, why_stopped=event)


def _clock(
    rule: Rule,
    subject: UUID,
    school: School,
    case: Case | None,
    referral: Referral | None,
    concern: Concern | None,
    at: datetime,
) -> Clock:
    calendar = calendar_of(school)
    started = (getattr(referral, rule.counts_from, None) if rule.counts_from else None) or at
    due = due_of(rule, case, started, calendar)
    return Clock(
        school=school,
        case=case,
        referral=referral if rule.on == "referral" else None,
        concern=concern if rule.on == "concern" else None,
        subject=subject,
        rule=rule.code,
        started=started,
        due=due,
        next_rung_at=climb(rule, started, due, calendar).stops[0].at,
    )


def due_of(rule: Rule, case: Case | None, started: datetime, calendar: Calendar) -> datetime:
    """Return the limit of the rule, or the end of the day a person set on the case where that comes before it."""
    limit = rule.due(started, calendar)
    day = getattr(case, rule.date_from, None) if rule.date_from else None
    return max(started, min(limit, calendar.at(day, calendar.day_ends))) if day else limit
