"""Who holds a role, who is away, who is reached instead."""

import datetime
import uuid
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.utils import timezone

from people.models import Absence, Membership, School, User
from workflows.roles import CHAIR, DEPUTY, HEAD, LEAD, RAISERS, STEPPERS, TRUST_LEAD


def members_with(school: School, role: str, at: datetime.datetime | None = None) -> list[User]:
    """Return the active people who hold the role at the school at that moment, by name."""
    holders = Membership.objects.running(at).filter(school=school, role=role).values("user")
    return list(User.objects.filter(pk__in=holders, is_active=True))


def on_duty(school: School, role: str, at: datetime.datetime | None = None) -> list[User]:
    """Return who to reach for a role at that moment: its holders, someone away replaced by their cover.

    A cover who is away too is replaced by their own cover. With nobody left the list is empty: the
    caller climbs to the next rung.
    """
    return Teams([school], [role], at).on_duty(school, role)


class Teams:
    """Who holds these roles and who is away at many schools at one moment: two queries, whatever their number."""

    def __init__(
        self, schools: Iterable[School], roles: Iterable[str], at: datetime.datetime | None = None
    ) -> None:
        ids, self._roles = {school.pk for school in schools}, frozenset(roles)
        absent = Absence.objects.running(at).filter(school__in=ids).order_by("since")
        self._away: dict[uuid.UUID, dict[uuid.UUID, Absence]] = {one: {} for one in ids}
        for absence in absent.select_related("cover__reminders"):
            self._away[absence.school_id].setdefault(absence.user_id, absence)
        held = Membership.objects.running(at).filter(
            school__in=ids, role__in=self._roles, user__is_active=True
        )
        self._held: dict[tuple[uuid.UUID, str], dict[User, None]] = {}
        for one in held.select_related("user__reminders").order_by():
            self._held.setdefault((one.school_id, one.role), {})[one.user] = None

    def knows(self, school: School) -> bool:
        """Whether the school is among those that were read."""
        return school.pk in self._away

    def on_duty(self, school: School, role: str) -> list[User]:
        """Return who to reach for one of the roles, by name. Raises LookupError for another role."""
        if role not in self._roles:
            raise LookupError(f"nobody was read for the role {role}")
        return self._there(self.holders(school, role), school)

    def holders(self, school: School, role: str) -> list[User]:
        """Return who holds one of the roles, there or away, by name."""
        return sorted(self._held.get((school.pk, role), ()), key=User.in_order)

    def in_place_of(self, user: User, school: School) -> list[User]:
        """Return who is reached for one person: themself, their cover, or the cover of that one; nobody may be left."""
        return self._there([user], school)

    def _there(self, holders: Iterable[User], school: School) -> list[User]:
        away = {user: absence.cover for user, absence in self._away[school.pk].items()}
        return stand_ins(holders, away)


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
    """Return who may cover for this person: for those who act on cases, only others who may open them.

    An auditor is covered by nobody and covers for nobody: the list would put a name to each account of an export.
    """
    held = user.roles_at(school)
    wanted = STEPPERS if held & STEPPERS else RAISERS if held & RAISERS else ()
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
