"""The three CSV files of a roll, read and checked. No database: a wrong cell is named by file, line and column."""

import csv
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workflows.defang import straight

DATES = ("%Y-%m-%d", "%d/%m/%Y")
YES, NO = {"yes", "y", "true", "1"}, {"no", "n", "false", "0", ""}
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
UPN = re.compile(r"[A-Z]\d{11}[\dA-Z]")


class Wrong(ValueError):
    """What is wrong with one cell, as it is told to whoever made the file."""


def text(value: str) -> str:
    return value


def names(value: str) -> list[str]:
    """Several names, kept apart by semicolons."""
    return [name.strip() for name in value.split(";") if name.strip()]


def date(value: str) -> datetime.date | None:
    """A day written 2013-05-31 or 31/05/2013; None for an empty cell."""
    if not value:
        return None
    for form in DATES:
        try:
            return datetime.datetime.strptime(value, form).replace(tzinfo=datetime.UTC).date()
        except ValueError:
            continue
    raise Wrong(f"“{value}” is not a date: write it as 2013-05-31 or 31/05/2013")


def number(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) > 14:
        raise Wrong(f"“{value}” is not a school year: write a number from 0 to 14")
    return int(value)


def yes_or_no(value: str) -> bool:
    if value.lower() not in YES | NO:
        raise Wrong(f"“{value}” is neither yes nor no")
    return value.lower() in YES


def email(value: str) -> str:
    if value and not EMAIL.fullmatch(value):
        raise Wrong(f"“{value}” is not an e-mail address")
    return value.lower()


def upn(value: str) -> str:
    if not UPN.fullmatch(value.upper()):
        raise Wrong(f"“{value}” is not a unique pupil number: one letter, then twelve characters")
    return value.upper()


@dataclass(frozen=True)
class Column:
    """One column: how a cell is read, how long it may be, whether it must be filled."""

    read: Callable[[str], Any] = text
    longest: int = 200
    needed: bool = False


NAME = Column(longest=80)
NEEDED = Column(longest=80, needed=True)
PUPILS = {
    "upn": Column(upn, 13, needed=True), "first": NEEDED, "surname": NEEDED, "preferred": NAME,
    "other_names": Column(names, 1000), "date_of_birth": Column(date, needed=True),
    "year": Column(number, needed=True), "form": Column(longest=10, needed=True), "sex": Column(longest=20),
    "address": Column(), "postcode": Column(longest=10), "home_authority": Column(longest=60),
    "username": Column(longest=40), "email": Column(email), "phone": Column(longest=30),
    "first_language": Column(longest=60), "needs": Column(longest=5000), "left_on": Column(date),
}  # fmt: skip
CONTACTS = {
    "pupil_upn": Column(upn, 13, needed=True), "kind": Column(longest=40, needed=True), "title": Column(longest=20),
    "first": NEEDED, "surname": NEEDED, "other_names": Column(names, 1000), "phone": Column(longest=30),
    "email": Column(email), "address": Column(), "postcode": Column(longest=10),
    "parental_responsibility": Column(yes_or_no), "lives_with": Column(yes_or_no),
}  # fmt: skip
STAFF = {
    "title": Column(longest=20), "first": NEEDED, "surname": NEEDED, "other_names": Column(names, 1000),
    "job": Column(longest=120), "email": Column(email, needed=True), "phone": Column(longest=30),
    "left_on": Column(date),
}  # fmt: skip


@dataclass
class Sheet:
    """The rows of one file, each with its line number, and what was wrong."""

    name: str
    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def refuse(self, line: int, column: str, why: str) -> None:
        """Note what is wrong with one cell."""
        self.wrong.append(f"{self.name}, line {line}, column {column}: {why}")


def read_sheet(path: Path, columns: dict[str, Column]) -> Sheet:
    """Return the rows of a CSV file in UTF-8 with a header line. What cannot be read is listed in `wrong`."""
    sheet = Sheet(path.name)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            _read_rows(sheet, csv.DictReader(file, strict=True), columns)
    except OSError as error:
        sheet.wrong.append(f"{path.name}: cannot be opened ({error.strerror})")
    except UnicodeDecodeError:
        sheet.wrong.append(f"{path.name}: is not in UTF-8; save it as “CSV UTF-8”")
    except csv.Error as error:
        sheet.wrong.append(f"{path.name}: is not a proper CSV file ({error})")
    return sheet


def _read_rows(sheet: Sheet, reader: "csv.DictReader[str]", columns: dict[str, Column]) -> None:
    header = [name.strip() for name in reader.fieldnames or []]
    reader.fieldnames = header
    missing = [name for name, column in columns.items() if column.needed and name not in header]
    unknown = [name for name in header if name not in columns]
    sheet.wrong += [f"{sheet.name}, line 1: there is no column {name}" for name in missing]
    sheet.wrong += [f"{sheet.name}, line 1: the column {name} is not known" for name in unknown]
    if missing or unknown:
        return
    for row in reader:
        line = reader.line_num
        if None in row or None in row.values():
            sheet.refuse(line, "-", "the line has more or fewer cells than the header")
        else:
            sheet.rows.append((line, _read_cells(sheet, line, row, columns)))


def _read_cells(sheet: Sheet, line: int, row: dict[str, str], columns: dict[str, Column]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name, column in columns.items():
        value = straight(row.get(name) or "").strip()
        if column.needed and not value:
            sheet.refuse(line, name, "is empty")
        elif len(value) > column.longest:
            sheet.refuse(line, name, f"has {len(value)} characters, at most {column.longest} are kept")
        else:
            try:
                read[name] = column.read(value)
            except Wrong as why:
                sheet.refuse(line, name, str(why))
    return read
