"""The schools of a load, with people in every role and a roll, written in bulk by their models."""

import datetime
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from config.demo.households import Child, drawn
from people.models import Membership, Pupil, School, User
from workflows.roles import AUDITOR, CHAIR, DEPUTY, HEAD, IT, LEAD, STAFF

DOMAIN = "load.example"
ONE_EACH = (LEAD, DEPUTY, HEAD, CHAIR, IT, AUDITOR)
REPORTERS = 8
AT_ONCE = 20  # schools


@dataclass(frozen=True)
class Cast:
    """Who is who at one school: one person for each role, the reporters with their names, the pupils."""

    school: UUID
    roles: dict[str, UUID]
    reporters: dict[UUID, str]
    pupils: list[UUID]


def make_schools(
    number: int, *, pupils: int, password: str | None = None, tell: Callable[[int], None] = lambda made: None
) -> None:
    """Write so many schools. Without a password nobody can sign in; `tell` hears how many are made."""
    rng, hashed = random.Random(2026), make_password(password)
    children = (child for household in drawn(rng) for child in household.children)
    since = timezone.now() - datetime.timedelta(days=800)
    for first in range(1, number + 1, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, number + 1))
        schools = [
            School(name=f"Load School {n}", short=f"load-{n}", local_authority="riverbank") for n in numbers
        ]
        School.objects.bulk_create(schools)
        members = [one for school in schools for one in _members(school, hashed, since)]
        users = [member.user for member in members]
        User.objects.bulk_create(users)
        EmailAddress.objects.bulk_create(
            EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
        )
        Membership.objects.bulk_create(members)
        Pupil.objects.bulk_create(
            _pupil(school, next(children), rng) for school in schools for _ in range(pupils)
        )
        tell(numbers[-1])


def _members(school: School, password: str, since: datetime.datetime) -> Iterator[Membership]:
    for role, number in [*((role, 1) for role in ONE_EACH), *((STAFF, n) for n in range(1, REPORTERS + 1))]:
        user = User(
            email=f"{role}{number}@{school.short}.{DOMAIN}", name=f"{role.title()} {number}",
            password=password, date_joined=since,
        )  # fmt: skip
        yield Membership(user=user, school=school, role=role, since=since)


def _pupil(school: School, child: Child, rng: random.Random) -> Pupil:
    year = rng.randint(7, 11)
    born = datetime.date(timezone.localdate().year - year - 4, rng.randint(1, 12), rng.randint(1, 28))
    return Pupil(
        school=school, first=child.first, surname=child.surname, preferred=child.preferred, date_of_birth=born,
        year=year, form=f"{year}{rng.choice('RIVE')}", sex=child.sex, home_authority="riverbank",
    )  # fmt: skip


def cast_of(school: UUID) -> Cast:
    """The people of a school that `make_schools` wrote."""
    held = Membership.objects.filter(school=school).order_by("user__email").select_related("user")
    return Cast(
        school,
        {one.role: one.user_id for one in held if one.role != STAFF},
        {one.user_id: one.user.name for one in held if one.role == STAFF},
        list(Pupil.objects.filter(school=school).order_by("pk").values_list("pk", flat=True)),
    )
