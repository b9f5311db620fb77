"""Reads of people: the roll, who is on duty, and where the person signed in is working."""

import datetime
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest

from people.models import Absence, Membership, Pupil, School, StaffMember, User
from people.words import words

CHOSEN_SCHOOL = "school"
Row = TypeVar("Row", Pupil, StaffMember)


def _by_words(rows: QuerySet[Row], text: str, limit: int) -> list[Row]:
    typed = words(text)
    for word in typed:
        rows = rows.filter(search__contains=f" {word}")
    return list(rows[:limit]) if typed else []


def find_pupils(school: School, text: str, limit: int = 10) -> list[Pupil]:
    """Return pupils still on the roll of whom every typed word starts a name or the form, by surname.

    Case and accents do not matter. Nothing typed finds nobody.
    """
    return _by_words(Pupil.objects.filter(school=school, left_on=None), text, limit)


def find_staff(school: School, text: str, limit: int = 10) -> list[StaffMember]:
    """Return staff and volunteers still here of whom every typed word starts a name, by surname."""
    return _by_words(StaffMember.objects.filter(school=school, left_on=None), text, limit)


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


def absence_now(user: User, school: School, at: datetime.datetime | None = None) -> Absence | None:
    """Return the absence that runs for this person at that moment, or None."""
    return Absence.objects.running(at).filter(user=user, school=school).select_related("cover").first()


def roles_by_school(user: User, at: datetime.datetime | None = None) -> dict[School, frozenset[str]]:
    """Return, for each school by name, the role codes this person holds there at that moment."""
    if not user.is_active:
        return {}
    held: dict[School, frozenset[str]] = {}
    for row in user.memberships.running(at).select_related("school__trust").order_by("school__name"):
        held[row.school] = held.get(row.school, frozenset()) | {row.role}
    return held


def chosen_of(schools: Iterable[School], chosen: str | None) -> School | None:
    """Return the school of the chosen id, else the first; None where there is none."""
    mine = list(schools)
    return next((school for school in mine if str(school.pk) == chosen), mine[0] if mine else None)


def current_school(request: HttpRequest) -> School | None:
    """Return the school this session works at: the one chosen, else the first by name; None without any."""
    if not isinstance(request.user, User):
        return None
    return chosen_of(roles_by_school(request.user), request.session.get(CHOSEN_SCHOOL))


def children_of_same_contacts(pupil: Pupil) -> list[Pupil]:
    """Return other pupils of the school who share a contact with this one: brothers, sisters, household."""
    shared = pupil.relations.values("contact")
    return list(Pupil.objects.filter(relations__contact__in=shared).exclude(pk=pupil.pk).distinct())


