"""The 999 card: the children who may need it next, and whose card was opened while no call was written down."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from people.models import Pupil, School, User
from referrals.models import Case, Concern, Referral
from trail.models import Reading
from vault.finding import holding
from workflows.case import ENDED

AT_HAND = 8  # children
POLICE = "police_999"
LOOKED_BACK = timedelta(hours=24)


def children_at_hand(user: User, school: School) -> list[Pupil]:
    """Return children of open cases the person may open, the most urgent first, then of concerns they wrote."""
    cases = Case.objects.visible_to(user).filter(school=school, pupil__isnull=False).exclude(state__in=ENDED)
    urgent = cases.select_related("pupil").order_by("-urgency", "-opened_at")[:AT_HAND]
    written = Concern.objects.filter(reporter=user, school=school, discarded_at__isnull=True)
    recent = written.order_by("-started_at").prefetch_related("children__pupil")[:AT_HAND]
    own = [child.pupil for concern in recent for child in concern.children.all() if child.pupil]
    known = [case.pupil for case in urgent if case.pupil]
    return list(dict.fromkeys([*known, *own]))[:AT_HAND]


def calls_of(user: User, pupil: Pupil, now: datetime) -> list[Concern]:
    """Return the red flags about this child that the person sent in the last 24 hours, the latest first."""
    sent = Concern.objects.filter(reporter=user, children__pupil=pupil, safe_now="no")
    return list(sent.filter(submitted_at__gt=now - LOOKED_BACK).order_by("-submitted_at"))


def call_of(caller: User, pupil: Pupil, *, when: datetime, number: str) -> Referral | None:
    """Return the call that this person wrote down already: about the same child, same time, same number."""
    known = own_reports(caller, POLICE).filter(made_at=when)
    written = known.filter(
        case__concern_children__pupil=pupil, case__concern_children__concern__reporter=caller
    )
    return next(iter(holding(written.order_by("drafted_at"), outside_reference=number)), None)


def own_reports(user: User, route: str) -> QuerySet[Referral]:
    """Return the reports by this route that the person wrote down as their own."""
    return Referral.objects.filter(route=route, own_report=True, drafted_by=user)


def has_reported(concern: Concern, route: str) -> bool:
    """Return whether its reporter wrote down a report of their own by this route."""
    return own_reports(concern.reporter, route).filter(case__concern_children__concern=concern).exists()


@dataclass(frozen=True)
class Opened:
    """A card that somebody opened, the last time they did, and wrote down no call since."""

    pupil: Pupil
    by: User
    at: datetime


def opened_without_call(school: School, now: datetime) -> list[Opened]:
    """Return the cards opened in the last 24 hours by somebody who sent no concern about the child since."""
    opened = Reading.objects.filter(
        school_id=school.pk, event="reading.danger_card", at__gt=now - LOOKED_BACK
    )
    last = {(row.actor, row.says["subject"]): row.at for row in opened.order_by("at")}
    if not last:
        return []
    people = {str(user.pk): user for user in User.objects.filter(pk__in={actor for actor, _ in last})}
    pupils = {str(pupil.pk): pupil for pupil in school.pupils.filter(pk__in={child for _, child in last})}
    sent = Concern.objects.filter(school=school, submitted_at__gt=now - LOOKED_BACK, safe_now="no")
    told = set(sent.values_list("reporter", "children__pupil"))
    waiting = [(people[actor], pupils[child], at) for (actor, child), at in last.items() if child in pupils]
    return [Opened(pupil, by, at) for by, pupil, at in waiting if (by.pk, pupil.pk) not in told]
