"""Riverbank Academy, complete: trust, school, sign-ins, roll and staff."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from config.demo.roll import make_roll
from config.demo.staff import make_accounts, make_staff
from people.models import Pupil, School, StaffMember, Trust, User
from people.services.trail_of import tell

SHORT = "riverbank"


@dataclass
class Riverbank:
    """The school and the people that stories speak of, by key."""

    school: School
    users: dict[str, User]
    pupils: dict[str, Pupil]
    staff: list[StaffMember]


@transaction.atomic
def make_school(
    *,
    since: datetime.datetime | None = None,
    today: datetime.date | None = None,
    guests: bool = True,
    seed: int = 2026,
) -> Riverbank:
    """Write the demo school and return it. Roles hold since `since` (a year ago when none is given).

    The roll is that of the school year of `today`. Without `guests` nobody whose role has an end holds it yet.
    """
    begun = since or timezone.now() - datetime.timedelta(days=365)
    trust = Trust.objects.create(name="Rivers Learning Trust")
    school = School.objects.create(
        name="Riverbank Academy",
        short=SHORT,
        trust=trust,
        local_authority="riverbank",
        phone="01632 960999",
        address="Weir Lane, Riverbank RB1 1AA",
    )
    users = make_accounts(school, since=begun, guests=guests)
    roll = make_roll(school, today=today or timezone.localdate(), seed=seed)
    staff = make_staff(school, roll, users)
    counts: dict[str, str | int | None] = {
        "pupils": len(roll.pupils), "contacts": len(roll.contacts), "staff": len(staff)
    }  # fmt: skip
    tell(school, "roll.imported", actor=None, data=counts)
    return Riverbank(school, users, roll.by_key, staff)
