"""Exporting a trail is an act of its own: it is written down before the first line leaves."""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from people.models import School
from referrals.models import Case
from trail import SYSTEM, Actor, append, export


@transaction.atomic
def export_case(*, case: Case, actor: Actor = SYSTEM, role: str = "") -> Iterator[str]:
    """The lines of the trail of one case. The entry about this export is the last one in it."""
    append(case, "export.trail", actor=actor, role=role)
    return export.lines([case.pk])


@transaction.atomic
def export_school(*, school: School, actor: Actor = SYSTEM, role: str = "") -> Iterator[str]:
    """The lines of the trails of a school, of all its cases, and of its readings."""
    append(school, "export.trail", actor=actor, role=role)
    return export.lines(chains_of(school), school=school.pk)


def chains_of(school: School) -> list[UUID]:
    """The chains of a school: its own and those of its cases."""
    return [school.pk, *Case.objects.filter(school=school).values_list("pk", flat=True)]
