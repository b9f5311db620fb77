"""Whom to ring, read from contacts.toml and checked when first asked for."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from workflows.calendars import LONDON, Calendar
from workflows.freshness import stale

FILE = Path(__file__).with_name("contacts.toml")
OFFICES = Calendar()
NUMBER = re.compile(r"\+?\d[\d ]*\d")
SITE = re.compile(r"[a-z0-9.-]+\.[a-z]+(/[A-Za-z0-9/_-]*)?")
LOCAL = ("front_door", "out_of_hours", "lado", "prevent")  # what every authority must have


@dataclass(frozen=True)
class Contact:
    """A number to ring, or a site to open by hand, with where it comes from."""

    code: str
    label: str
    hours: str
    source: str
    last_checked: date
    number: str = ""
    site: str = ""

    @property
    def tel(self) -> str:
        """The number as a telephone link wants it, without spaces."""
        return self.number.replace(" ", "")

    def stale(self, on: date) -> bool:
        """Whether nobody has checked this row for more than 12 months before the day `on` (hard rule 24)."""
        return stale(self.last_checked, on)


@dataclass(frozen=True)
class Authority:
    """A council's children's services: its contacts and when its front door is open."""

    code: str
    name: str
    opens: time
    closes: time
    contacts: dict[str, Contact]

    def open_at(self, at: datetime) -> bool:
        """Whether the front door answers: a working day in England, between opening and closing, London time."""
        local = at.astimezone(LONDON)
        return OFFICES.is_working_day(local.date()) and self.opens <= local.time() < self.closes

    def front_door(self, at: datetime) -> Contact:
        """The number of its children's social care that is answered at `at` (an aware datetime)."""
        return self.contacts["front_door" if self.open_at(at) else "out_of_hours"]

    def doors(self, at: datetime) -> list[Contact]:
        """Both numbers of its children's social care, the one answered at `at` first."""
        both = [self.contacts["front_door"], self.contacts["out_of_hours"]]
        return both if self.open_at(at) else both[::-1]


@dataclass(frozen=True)
class Book:
    """All contacts of this installation by code."""

    national: dict[str, Contact]
    authorities: dict[str, Authority]


def read_contact(row: dict[str, Any]) -> Contact:
    """A contact from its row; raises ValueError that names the row and the key."""
    where = f"{FILE.name}: contact {row.get('code', '?')!r}"
    missing = {"code", "label", "hours", "source", "last_checked"} - set(row)
    if missing:
        raise ValueError(f"{where}: key '{min(missing)}' is missing")
    if not isinstance(row["last_checked"], date):
        raise ValueError(f"{where}: key 'last_checked' must be a date such as 2026-11-01, without quotes")
    if not reachable(row.get("number", ""), row.get("site", "")):
        raise ValueError(f"{where}: needs a 'number' of digits and spaces or a 'site' without https://")
    try:
        return Contact(**row)
    except TypeError as wrong:
        raise ValueError(f"{where}: {wrong}") from None


def reachable(number: str, site: str) -> bool:
    """Whether it is a number of digits and spaces, or a site without https://."""
    return bool(NUMBER.fullmatch(number) or SITE.fullmatch(site))


def read_authority(row: dict[str, Any]) -> Authority:
    """An authority from its row; raises ValueError where a contact that every school needs is missing."""
    contacts = {contact.code: contact for contact in map(read_contact, row["contact"])}
    for code in LOCAL:
        if code not in contacts:
            raise ValueError(f"{FILE.name}: authority {row['code']!r}: contact '{code}' is missing")
    return Authority(row["code"], row["name"], row["opens"], row["closes"], contacts)


def read(text: str) -> Book:
    """The book from the text of a TOML file."""
    rows = tomllib.loads(text)
    return Book(
        national={contact.code: contact for contact in map(read_contact, rows["national"])},
        authorities={authority.code: authority for authority in map(read_authority, rows["authority"])},
    )


@cache
def book() -> Book:
    """The contacts of this installation."""
    return read(FILE.read_text("utf-8"))


def national(code: str) -> Contact:
    """A national contact; raises KeyError where there is none."""
    return book().national[code]


def authority(code: str) -> Authority:
    """A council by its code, such as "riverbank"; raises KeyError where there is none."""
    return book().authorities[code]


def front_door(code: str, at: datetime) -> Contact:
    """The number of that council's children's social care that is answered at `at` (an aware datetime)."""
    return authority(code).front_door(at)


def flagged(on: date, councils: Iterable[Authority] | None = None) -> frozenset[Contact]:
    """Every national contact, and those of the councils, that nobody has checked for 12 months before the day `on`."""
    everyone = [*book().national.values()]
    for council in book().authorities.values() if councils is None else councils:
        everyone.extend(council.contacts.values())
    return frozenset(contact for contact in everyone if contact.stale(on))
