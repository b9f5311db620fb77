"""How long records are kept: whose decision a case is, and what is known of each for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from evidence.models import Attachment
from oversight.models import Listed
from people.models import School, User
from referrals.models import Case, Erasure, Grant, KeptLonger, LegalHold, LongKeeping
from workflows import access, retention, roles
from workflows.case import ENDED
from workflows.threshold import NOT_MET

#: School roles that decide about the end of records they may open; the DPO decides on children's by reference.
STANDING = frozenset({roles.LEAD, roles.HEAD, roles.CHAIR})
DOOR = STANDING | {roles.DPO, roles.TRUST_LEAD}
LOADED = ("pupil", "about_staff", "joined_to", "school")
PREFETCHED = ("referrals", "assessments", "threshold_decisions", "holds", "kept_longer", "erasures")


@dataclass(frozen=True)
class Row:
    """One case on the list: from which day it may be erased, and what people decided since."""

    case: Case
    due: retention.Due
    hold: LegalHold | None
    kept: KeptLonger | None
    order: Erasure | None

    @property
    def on(self) -> date | None:
        """The day from which it may be erased; None where none can be worked out."""
        if self.due.on is None or self.kept is None:
            return self.due.on
        return max(self.due.on, self.kept.until)


def decides_on(user: User, school: School) -> "QuerySet[Case]":
    """Cases of the school about whose end this person decides, with those that were erased; none about themselves."""
    held, opened = user.roles_at(school), Q(pk__in=[])
    for (kind, about_head), allowed in access.OPENS.items():
        if held & STANDING & allowed:
            opened |= Q(kind=kind, about_head=about_head)
    if roles.DPO in held:
        opened |= Q(kind=access.CHILD)
    second = Grant.objects.current().filter(case=OuterRef("pk"), user=user, role=roles.SECOND_PERSON)
    cases: QuerySet[Case] = Case.objects.filter(opened | Exists(second), school=school)
    return cases.exclude(shut_out__user=user)


def role_for(case: Case, user: User) -> str:
    """The role in which the person decides about the end of this case; "" where it is not theirs to decide."""
    if not decides_on(user, case.school).filter(pk=case.pk).exists():
        return ""
    held = user.roles_at(case.school) | case.roles_of(user)
    order = (roles.LEAD, roles.HEAD, roles.CHAIR, roles.DPO, roles.SECOND_PERSON)
    return next(role for role in order if role in held)


def rows(cases: "QuerySet[Case]") -> list[Row]:
    """The cases with their days, the earliest first; those without a day last."""
    found = list(cases.select_related(*LOADED).prefetch_related(*PREFETCHED))
    longer = {school: keeps_abuse_longer(school) for school in {case.school for case in found}}
    made = [_row(case, longer[case.school]) for case in found]
    return sorted(made, key=lambda row: (row.on or date.max, row.case.reference))


def row_of(case: Case) -> Row:
    """What is known of one case."""
    return next(iter(rows(Case.objects.filter(pk=case.pk))))


def listed(user: User, school: School, today: date) -> "QuerySet[Case]":
    """This year's list, in the order of years: ended cases whose day comes this year or has come. What was worked out
    of them ahead says which they are (oversight/services/listing.py)."""
    last = retention.last_day_of_list(today).year
    return _ended(user, school).filter(listed__year__gt=Listed.NO_DAY, listed__year__lte=last)


def without_day(user: User, school: School) -> "QuerySet[Case]":
    """The ended cases for which no day can be worked out."""
    return _ended(user, school).filter(listed__year=Listed.NO_DAY)


def _ended(user: User, school: School) -> "QuerySet[Case]":
    ended = decides_on(user, school).filter(state__in=sorted(ENDED), erased_at=None, listed__school=school)
    return ended.order_by("listed__year", "pk")


def keeps_abuse_longer(school: School) -> bool:
    """Whether the school keeps records of sexual abuse for the longer time: yes, until the head decides otherwise."""
    newest = LongKeeping.objects.filter(school=school).first()
    return newest is None or newest.longer


def under_lock(case: Case) -> bool:
    """Whether a file of the case is under lock: how it is removed is agreed with the police (decision 0014)."""
    return Attachment.objects.locked().filter(case=case).exists()


def _row(case: Case, longer: bool) -> Row:
    return Row(
        case=case,
        due=retention.due(_facts(case, longer)),
        hold=_last(hold for hold in case.holds.all() if hold.lifted_at is None),
        kept=_last(case.kept_longer.all()),
        order=_last(order for order in case.erasures.all() if order.withdrawn_at is None),
    )


def _facts(case: Case, longer: bool) -> retention.Facts:
    ended = case.joined_to or case  # a case that was joined to another ends with it
    newest = _last(case.threshold_decisions.all())
    return retention.Facts(
        kind=case.kind,
        closed=ended.closed_at.date() if ended.closed_at else None,
        birth=case.pupil.date_of_birth if case.pupil else None,
        leaving=case.about_staff.left_on if case.about_staff else None,
        low_level=newest is not None and newest.answer == NOT_MET,
        sexual_abuse=retention.tells_of_sexual_abuse(
            [referral.route for referral in case.referrals.all()],
            [one.answers for one in case.assessments.all()],
        ),
        keeps_abuse_longer=longer,
    )


def _last(found: Iterable[Any]) -> Any:
    return next(iter(list(found)[-1:]), None)
