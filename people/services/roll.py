"""Writing an imported roll: all of it or nothing."""

import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from people.models import Contact, Pupil, Relation, School, StaffMember, User
from people.roll_files import CONTACTS, PUPILS, STAFF, Sheet, read_sheet
from people.services.trail_of import tell

IDENTITY = ("first", "surname", "phone", "email")
RELATION = ("kind", "parental_responsibility", "lives_with")


class RollRefused(ValueError):
    """The files hold errors; `wrong` lists them all. Nothing was written."""

    def __init__(self, wrong: list[str]) -> None:
        super().__init__(f"{len(wrong)} errors")
        self.wrong = wrong


@transaction.atomic
def import_roll(
    *, school: School, pupils: Path, contacts: Path, staff: Path, actor: User | None, today: datetime.date
) -> dict[str, int]:
    """Return how many pupils, contacts and staff were written, and how many pupils are in no file any more.

    Pupils are known by UPN, staff by e-mail; their rows are updated. The relations of the pupils in the file
    are replaced by those of the file. Nobody is removed: leavers come with `left_on`.
    Raises RollRefused with every error, and then writes nothing.
    """
    sheets = [read_sheet(pupils, PUPILS), read_sheet(contacts, CONTACTS), read_sheet(staff, STAFF)]
    _check(*sheets, today=today)
    wrong = [line for sheet in sheets for line in sheet.wrong]
    if wrong:
        raise RollRefused(wrong)
    School.objects.select_for_update(of=("self",)).get(pk=school.pk)
    missing = _count_missing(school, sheets[0])
    children = _write_pupils(school, sheets[0])
    counts = {
        "pupils": len(children),
        "contacts": _write_contacts(school, sheets[1], children),
        "staff": _write_staff(school, sheets[2]),
    }
    tell(school, "roll.imported", actor=actor, data={**counts})
    return {**counts, "missing": missing}


def _check(pupils: Sheet, contacts: Sheet, staff: Sheet, *, today: datetime.date) -> None:
    known = _check_once(pupils, "upn")
    _check_once(staff, "email")
    for line, row in pupils.rows:
        born = row.get("date_of_birth")
        if born and not today.year - 22 <= born.year <= today.year - 2:
            pupils.refuse(line, "date_of_birth", f"{born:%Y-%m-%d} is no date of birth of a pupil")
    for line, row in contacts.rows:
        if row.get("pupil_upn") and row["pupil_upn"] not in known:
            contacts.refuse(line, "pupil_upn", f"no pupil of {pupils.name} has the number {row['pupil_upn']}")
    _check_relations_once(contacts)


def _check_once(sheet: Sheet, column: str) -> set[str]:
    seen: dict[str, int] = {}
    for line, row in sheet.rows:
        value = row.get(column)
        if value in seen:
            sheet.refuse(line, column, f"{value} is in line {seen[value]} already")
        elif value:
            seen[value] = line
    return set(seen)


def _check_relations_once(contacts: Sheet) -> None:
    seen: dict[tuple[Any, ...], int] = {}
    for line, row in contacts.rows:
        key = (row.get("pupil_upn"), *_identity(row))
        if key in seen:
            contacts.refuse(line, "pupil_upn", f"this contact of this pupil is in line {seen[key]} already")
        seen.setdefault(key, line)


def _identity(row: dict[str, Any]) -> tuple[Any, ...]:
    # One adult of several children comes in several lines: the same name and the same way to reach them.
    return tuple(str(row.get(name, "")).casefold() for name in IDENTITY)


def _count_missing(school: School, pupils: Sheet) -> int:
    listed = {row["upn"] for _, row in pupils.rows}
    on_roll = Pupil.objects.filter(school=school, left_on=None).only("upn")
    return sum(pupil.upn not in listed for pupil in on_roll)


def _write_pupils(school: School, sheet: Sheet) -> dict[str, Pupil]:
    known = {pupil.upn: pupil for pupil in Pupil.objects.filter(school=school)}
    rows = {row["upn"]: row for _, row in sheet.rows}
    for number, row in rows.items():
        pupil = known.setdefault(number, Pupil(school=school, upn=number))
        for name, value in row.items():
            # Names that staff added by hand stay when the file brings none.
            if value or name not in ("preferred", "other_names"):
                setattr(pupil, name, value)
        pupil.save()
    return {number: known[number] for number in rows}


def _write_contacts(school: School, sheet: Sheet, children: dict[str, Pupil]) -> int:
    known: dict[tuple[Any, ...], Contact] = {
        _identity({name: getattr(one, name) for name in IDENTITY}): one
        for one in Contact.objects.filter(school=school)
    }
    Relation.objects.filter(pupil__in=children.values()).delete()
    written: set[Any] = set()
    for _, row in sheet.rows:
        contact = known.setdefault(_identity(row), Contact(school=school))
        for name, value in row.items():
            if name not in ("pupil_upn", *RELATION):
                setattr(contact, name, value)
        contact.save()
        written.add(contact.pk)
        Relation.objects.create(
            pupil=children[row["pupil_upn"]], contact=contact, **{name: row[name] for name in RELATION}
        )
    return len(written)


def _write_staff(school: School, sheet: Sheet) -> int:
    known = {
        member.email.lower(): member for member in StaffMember.objects.filter(school=school) if member.email
    }
    for _, row in sheet.rows:
        member = known.setdefault(row["email"], StaffMember(school=school))
        for name, value in row.items():
            setattr(member, name, value)
        if member.user_id is None:
            account = User.objects.filter(email__iexact=row["email"], staff_member=None).first()
            member.user = account
        member.save()
    return len(sheet.rows)
