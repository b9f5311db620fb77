"""The sixty adults of Riverbank Academy and the sign-ins of the demo."""

import datetime
import random
import uuid

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from config.demo import households, numbers
from config.demo.roll import Roll, remaining_phones
from people.models import Membership, School, StaffMember, User

PASSWORD = "handrail-demo"
STAFF = 60
ACCOUNTS = households.SIGN_INS


def make_accounts(school: School, *, since: datetime.datetime, guests: bool = True) -> dict[str, User]:
    """Write the sign-ins of accounts.toml, with roles since that moment, and return them by key.

    Without `guests`, roles that have an end are left to whoever gives them.
    """
    password = make_password(PASSWORD)
    users = {
        row["key"]: User(
            email=f"{row['key']}@{numbers.DOMAIN}", name=f"{row['first']} {row['surname']}",
            password=password, date_joined=since,
        )
        for row in ACCOUNTS
    }  # fmt: skip
    User.objects.bulk_create(users.values())
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users.values()
    )
    Membership.objects.bulk_create(
        Membership(user=users[row["key"]], school=school, role=role, since=since, until=_end(row.get("days")))
        for row in ACCOUNTS
        for role in row["roles"]
        if guests or not row.get("days")
    )
    return users


def _end(days: int | None) -> datetime.datetime | None:
    return timezone.now() + datetime.timedelta(days=days) if days else None


def make_staff(school: School, roll: Roll, users: dict[str, User], *, seed: int = 60) -> list[StaffMember]:
    """Write the staff list: everybody with a sign-in who works here, and others up to sixty."""
    rng = random.Random(seed)
    inside = [row for row in ACCOUNTS if not row.get("outside")]
    members = [
        StaffMember(
            id=_id(rng), school=school, user=users[row["key"]], title=row.get("title", ""), first=row["first"],
            surname=row["surname"], job=row["job"], email=users[row["key"]].email,
        )
        for row in inside
    ]  # fmt: skip
    jobs = rng.sample(households.PLACES["jobs"], STAFF - len(inside))
    for job in jobs:
        members.append(_drawn(rng, school, job, taken={member.full_name for member in members}))
    for member, phone in zip(members, remaining_phones(roll, STAFF), strict=True):
        member.phone = phone
    return StaffMember.objects.bulk_create(members)


def _drawn(rng: random.Random, school: School, job: str, *, taken: set[str]) -> StaffMember:
    anybody = (rng.choice(household.adults) for household in households.drawn(rng))
    adult = next(one for one in anybody if f"{one.title} {one.first} {one.surname}" not in taken)
    return StaffMember(
        id=_id(rng), school=school, title=adult.title, first=adult.first, surname=adult.surname, job=job,
        email=numbers.mailbox(adult.first, adult.surname),
    )  # fmt: skip


def _id(rng: random.Random) -> uuid.UUID:
    return uuid.UUID(int=rng.getrandbits(128), version=4)
