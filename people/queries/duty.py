"""Who holds a role, who is away, who is reached instead."""

import datetime
import uuid
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.utils import timezone

from people.models import Absence, Membership, School, User
from workflows.roles import ALL, CHAIR, DEPUTY, HEAD, LEAD, STEPPERS, TRUST_LEAD


def members_with(school: School, role: str, at: datetime.datetime | None = None) -> list[User]:
    """Return the active people who hold the role at the school at that moment, by name."""
    holders = Membership.objects.running(at).filter(school=school, role=role).values("user")
    return list(User.objects.filter(pk__in=holders, is_active=True))


def on_duty(school: School, role: str, at: datetime.datetime | None = None) -> list[User]:
    """Return who to reach for a role at that moment: its holders, someone away replaced by their cover.

    A cover who is away too is replaced by their own cover. With nobody left the list is empty: the
    caller climbs to the next rung.
    """
    away = {
        absence.user_id: absence.cover
        for absence in Absence.objects.running(at).filter(school=school).select_related("cover")
    }
    return stand_ins(members_with(school, role, at), away)


def stand_ins(holders: Iterable[User], away: Mapping[uuid.UUID, User | None]) -> list[User]:
    """Return who is there for these holders, given who is away and who covers for each of them."""
    found: dict[User, None] = {}
    for holder in holders:
        seen: set[object] = set()
        person: User | None = holder
        while person is not None and person.pk in away and person.pk not in seen:
            seen.add(person.pk)
            person = away[person.pk]
        if person is not None and person.pk not in away and person.is_active:
            found[person] = None
    return list(found)


def possible_covers(user: User, school: School) -> QuerySet[User]:
    """Return who may cover for this person: for those who act on cases, only others who may open them."""
    held = user.roles_at(school)
    wanted = STEPPERS if held & STEPPERS else ALL
    holders = Membership.objects.running().filter(school=school, role__in=wanted).values("user")
    return User.objects.filter(pk__in=holders, is_active=True).exclude(pk=user.pk)


def people_of(school: School) -> QuerySet[User]:
    """Return everybody who holds a role at the school now, by name."""
    holders = Membership.objects.running().filter(school=school).values("user")
    return User.objects.filter(pk__in=holders, is_active=True)


def may_send_away(actor: User, school: School) -> QuerySet[User]:
    """Return for whom this person may record an absence at the school, other than for themselves."""
    held = actor.roles_at(school)
    heads = Membership.objects.running().filter(school=school, role=HEAD).values("user")
    others = people_of(school).exclude(pk=actor.pk)
    below = others.exclude(pk__in=heads) if held & {LEAD, DEPUTY, HEAD} else others.none()
    return below | others.filter(pk__in=heads) if held & {CHAIR, TRUST_LEAD} else below


def absences_of_school(school: School) -> QuerySet[Absence]:
    """Return the absences that run or are to come, the nearest first."""
    ahead = Absence.objects.filter(school=school, until__gt=timezone.now())
    return ahead.select_related("user", "cover").order_by("since")


def absences_ahead(user: User, school: School) -> QuerySet[Absence]:
    """Return this person's absences that run or are to come, the nearest first."""
    return Absence.objects.filter(user=user, school=school, until__gt=timezone.now()).select_related("cover")


def absence_now(user: User, school: School, at: datetime.datetime | None = None) -> Absence | None:
    """Return the absence that runs for this person at that moment, or None."""
    return Absence.objects.running(at).filter(user=user, school=school).select_related("cover").first()
