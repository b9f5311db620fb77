"""Giving letters to the people of a school's trail, as they are first shown. Decision 0043."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from oversight.models import Letter
from trail import SYSTEM

TRIES = 20  # of giving a letter that somebody else may give at the same moment


class NoLetter(RuntimeError):
    """Others gave letters at the same moment, again and again."""


def lettered(chain: UUID, acts: Iterable[Mapping[str, Any]]) -> list[Letter]:
    """The letters of a chain, in their order, after everybody who acted in these has one. A letter that was given
    never changes."""
    actors = {str(says.get("actor", "")): str(says.get("role", ""))[:32] for says in acts}
    wanted = {actor: role for actor, role in actors.items() if actor not in ("", SYSTEM.id)}
    for _ in range(TRIES):
        known = list(Letter.objects.filter(chain=chain).order_by("place"))
        new = [actor for actor in wanted if actor not in {one.actor for one in known}]
        if not new:
            return known
        Letter.objects.bulk_create(
            [
                Letter(chain=chain, actor=actor, place=place, role=wanted[actor])
                for place, actor in enumerate(new, start=len(known))
            ],
            ignore_conflicts=True,
        )
    raise NoLetter(str(chain))
