"""What the page of one case shows of its people and its neighbours. Everything here is asked for one reader."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from people.models import Membership, Relation, User
from referrals.models import Case, Concern, Grant
from workflows import access
from workflows import case as rules
from workflows.roles import LEADS, SECOND_PERSON, label

#: Roles that read the whole file. Others who were let in see the child, the concern and the notes.
FULL = LEADS | {SECOND_PERSON}


@dataclass(frozen=True)
class Reader:
    """Somebody who can open the case by their role in the school."""

    name: str
    roles: str


def reads_all(roles: frozenset[str]) -> bool:
    """Whether these roles on a case show decisions, referrals and who else reads it."""
    return bool(roles & FULL)


def contacts_of(case: Case) -> list[Relation]:
    """The child's family contacts, those with parental responsibility first."""
    if case.pupil is None:
        return []
    relations = case.pupil.relations.select_related("contact")
    return list(relations.order_by("-parental_responsibility", "-lives_with", "kind"))


def concerns_of(case: Case, joined: Iterable[Case]) -> list[Concern]:
    """The concerns behind the case, also those that came with a case joined to it, in the order they were sent."""
    cases = [case.pk, *(one.pk for one in joined)]
    found = Concern.objects.filter(children__case__in=cases).select_related("reporter", "adult")
    return list(found.order_by("submitted_at").distinct())


def earlier_cases(case: Case, visible: QuerySet[Case]) -> list[Case]:
    """Other cases of the same child, of those that the reader may open, the newest first."""
    if case.pupil is None:
        return []
    others = visible.filter(pupil=case.pupil).exclude(pk=case.pk)
    return list(others.exclude(joined_to=case).order_by("-opened_at"))


def same_concern(case: Case, user: User) -> list[Case]:
    """Cases of the other children whom the same concern names, for those who may open them."""
    concerns = case.concern_children.values("concern")
    others = Case.objects.visible_to(user).filter(concern_children__concern__in=concerns)
    return list(others.exclude(pk=case.pk).select_related("pupil").order_by("opened_at").distinct())


def open_of_same_child(case: Case, user: User) -> list[Case]:
    """Open cases into which this one could be joined."""
    if case.pupil is None:
        return []
    others = Case.objects.visible_to(user).filter(pupil=case.pupil, school=case.school, kind=case.kind)
    return list(others.exclude(pk=case.pk).exclude(state__in=sorted(rules.ENDED)).order_by("opened_at"))


def readers(case: Case) -> list[Reader]:
    """Who opens the case by a role in the school, without whoever it is about."""
    rows = Membership.objects.running().filter(
        school=case.school, role__in=access.OPENS[case.kind, case.about_head], user__is_active=True
    )
    rows = rows.exclude(user__in=case.shut_out.values("user")).select_related("user")
    held: dict[User, list[str]] = {}
    for row in sorted(rows, key=lambda row: row.user.in_order()):
        held.setdefault(row.user, []).append(label(row.role))
    return [Reader(user.name, ", ".join(roles)) for user, roles in held.items()]


def grants_of(case: Case) -> list[Grant]:
    """Access given by name that counts today, the first given first."""
    return list(case.grants.current().select_related("user", "given_by").order_by("given_at"))


def colleagues(case: Case, *, roles: frozenset[str]) -> QuerySet[User]:
    """People of the school with one of these roles, without whoever the case is about."""
    holders = Membership.objects.running(timezone.now()).filter(school=case.school, role__in=roles)
    people = User.objects.filter(pk__in=holders.values("user"), is_active=True)
    return people.exclude(pk__in=case.shut_out.values("user"))


def has_second(case: Case, actor: User) -> bool:
    """Whether somebody else of the school can agree to what this person proposes, without a grant."""
    return colleagues(case, roles=access.OPENS[case.kind, case.about_head]).exclude(pk=actor.pk).exists()
