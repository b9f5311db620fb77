"""At which school somebody works, and as what."""

import datetime
from collections.abc import Iterable

from django.http import HttpRequest

from people.models import School, User

CHOSEN_SCHOOL = "school"  # the key of the session


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
