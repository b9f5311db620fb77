"""Reads of the roll."""

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from people.models import Pupil, School, StaffMember
from people.words import words
from vault.finding import opened

Row = TypeVar("Row", Pupil, StaffMember)


def _by_words(rows: QuerySet[Row], text: str, limit: int) -> list[Row]:
    return list(rows.filter(pk__in=ids_by_words(rows, text)))[:limit]


def ids_by_words(rows: QuerySet[Row], text: str) -> list[UUID]:
    """Return the ids of those of whom every typed word starts a name. The search words of all rows are opened for it:
    benchmarks/roll_search.py says what that costs."""
    typed = [f" {word}" for word in words(text)]
    if not typed:
        return []
    return [pk for pk, search in opened(rows, "search") if all(word in search for word in typed)]


def find_pupils(school: School, text: str, limit: int = 10) -> list[Pupil]:
    """Return pupils still on the roll of whom every typed word starts a name or the form, by surname.

    Case and accents do not matter. Nothing typed finds nobody.
    """
    return _by_words(Pupil.objects.filter(school=school, left_on=None), text, limit)


def find_staff(school: School, text: str, limit: int = 10) -> list[StaffMember]:
    """Return staff and volunteers still here of whom every typed word starts a name, by surname."""
    return _by_words(StaffMember.objects.filter(school=school, left_on=None), text, limit)


def children_of_same_contacts(pupil: Pupil) -> list[Pupil]:
    """Return other pupils of the school who share a contact with this one: brothers, sisters, household."""
    shared = pupil.relations.values("contact")
    return list(Pupil.objects.filter(relations__contact__in=shared).exclude(pk=pupil.pk).distinct())
