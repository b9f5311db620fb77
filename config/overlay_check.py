"""Whether each school that an overlay file names is there. Asked of the database, so with it: before each `migrate`."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections

from people.models import School
from referrals.local_policy import strays


@register(Tags.database)
def overlays_without_school(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """One sentence for each file whose school is not there; nothing before the first migration."""
    return (
        [Warning(stray.astray, id="handrail.W002") for stray in strays()]
        if has_schools(databases or ())
        else []
    )


def has_schools(databases: Sequence[str]) -> bool:
    """Whether the table of schools is among what is checked, and made."""
    of_schools = School.objects.db
    return (
        of_schools in databases
        and School._meta.db_table in connections[of_schools].introspection.table_names()
    )
