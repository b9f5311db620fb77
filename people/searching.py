"""A search by name from a page: what was typed, what was found, and the note on the trail that it was made."""

from collections.abc import Callable, Sequence
from typing import Any

import trail
from people.access import SchoolRequest
from people.models import School
from people.services.trail_of import first_role

SHORTEST = 2  # letters


def typed(request: SchoolRequest) -> str:
    """What was typed into the search box. By POST alone: a name belongs in no address, history or log."""
    return request.POST.get("q", "").replace("\x00", "").strip()[:80]


def searched(
    request: SchoolRequest, school: School, find: Callable[[School, str], Sequence[Any]], event: str
) -> dict[str, Any]:
    """What was `typed`, whether it is `enough` to search for, and what was `found`.

    Every search is kept with how much it found, never with what was typed.
    """
    name = typed(request)
    if len(name) < SHORTEST:
        return {"typed": name, "enough": False, "found": []}
    found, role = find(school, name), first_role(request.user.roles_at(school))
    trail.read(event, actor=request.user.as_actor(), role=role, school=school.pk, data={"found": len(found)})
    return {"typed": name, "enough": True, "found": found}
