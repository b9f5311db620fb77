"""Who holds a role, who is away, who is reached instead."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from people.models import Absence, Membership, School, User
from workflows.roles import ALL, STEPPERS


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
    found: dict[User, None] = {}
    for holder in members_with(school, role, at):
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


def absences_ahead(user: User, school: School) -> QuerySet[Absence]:
    """Return this person's absences that run or are to come, the nearest first."""
    return Absence.objects.filter(user=user, school=school, until__gt=timezone.now()).select_related("cover")


def absence_now(user: User, school: School, at: datetime.datetime | None = None) -> Absence | None:
    """Return the absence that runs for this person at that moment, or None."""
    return Absence.objects.running(at).filter(user=user, school=school).select_related("cover").first()
