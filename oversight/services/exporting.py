"""Exporting a trail is an act of its own: it is written down before the first line leaves."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db import transaction

from oversight.access import audited
from people.models import School, User
from referrals.models import Case
from trail import SYSTEM, Actor, append, export
from trail.checkpoints.notes import Note


@transaction.atomic
def export_case(
    *, case: Case, actor: Actor = SYSTEM, role: str = "", held: Collection[Note] = ()
) -> Iterator[str]:
    """The lines of the trail of one case. The entry about this export is the last one in it."""
    append(case, "export.trail", actor=actor, role=role)
    return export.lines([case.pk], held=held)


@transaction.atomic
def export_school(
    *,
    school: School,
    reader: User | None = None,
    actor: Actor = SYSTEM,
    role: str = "",
    held: Collection[Note] = (),
) -> Iterator[str]:
    """The lines of the trails of a school, of its cases, and of its readings. A reader gets what an auditor may follow.

    The trail of a case about an adult holds the account of the adult (`case.shut_out`): decision 0035.
    """
    append(school, "export.trail", actor=actor, role=role)
    followed = audited(reader, school).values_list("pk", flat=True) if reader else ()
    chains = [school.pk, *followed] if reader else chains_of(school)
    return export.lines(chains, school=school.pk, held=held)


def chains_of(school: School, reader: User | None = None) -> list[UUID]:
    """The chains of a school: its own and those of its cases, without any that may be about the reader."""
    cases = Case.objects.filter(school=school)
    hidden = cases.filter(shut_out__user=reader) if reader else cases.none()
    return [school.pk, *cases.exclude(pk__in=hidden.values("pk")).values_list("pk", flat=True)]
