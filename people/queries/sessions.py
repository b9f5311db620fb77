"""The sign-ins that run, with what a person wants to know of them."""

import time
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from people.models import School, Session, User
from people.sessions import BEGUN, TOUCHED, is_over


@dataclass(frozen=True)
class SignIn:
    """One sign-in: what it was begun with, since when, last used when (to the minute), and its session."""

    row: Session
    since: datetime
    used: datetime


def running(users: Collection[User]) -> dict[UUID, list[SignIn]]:
    """The sign-ins of these people that have not ended, the one that was used last first."""
    now, found = int(time.time()), defaultdict(list)
    for row in Session.objects.filter(user__in=users, expire_date__gt=timezone.now()):
        says = row.get_decoded()
        if row.user_id and not is_over(says, now):
            found[row.user_id].append(SignIn(row, _at(says.get(BEGUN, now)), _at(says.get(TOUCHED, now))))
    for sign_ins in found.values():
        sign_ins.sort(key=lambda one: one.used, reverse=True)
    return found


def signed_in_at(school: School) -> list[tuple[User, list[SignIn]]]:
    """Everybody who holds or held a role at the school and is signed in now, by name."""
    people = list(User.objects.filter(memberships__school=school).distinct())
    found = running(people)
    return [(person, found[person.pk]) for person in people if person.pk in found]


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, timezone.get_current_timezone())
