"""A damaged row is a finding with its place, never a crash: one byte changed in the SQLite file itself."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from people.models import School
from trail.guards import installing
from trail.models import Entry
from trail.verify import Finding, Verification

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
DAMAGE = {
    "header": "substr(header, 1, 20) || X'FF' || substr(header, 22)",
    "prev": "X'00'", "hash": "X'00'", "mac": "X'00'", "key_id": "X'FF'", "event": "X'FF61'",
    "case_id": "'no uuid'", "at": "'no time'", "prev_seq": "'x'",
}  # fmt: skip


@pytest.fixture
def five(write: Callable[..., Entry], school: School) -> School:
    for _ in range(5):
        write()
    return school


def damage(column: str) -> None:
    installing.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(f"UPDATE trail_entry SET {column} = {DAMAGE[column]} WHERE seq = 3")
        cursor.execute("PRAGMA ignore_check_constraints = OFF")


@pytest.mark.parametrize("column", sorted(DAMAGE))
def test_it_names_the_chain_and_the_seq_of_a_damaged_row(five: School, column: str) -> None:
    if connection.vendor != "sqlite":
        return  # PostgreSQL lets nobody write such values
    damage(column)
    named = {(finding.chain, finding.seq) for finding in Verification().findings()}
    assert (five.pk, 3) in named


def flip(file: Path, seq: int) -> None:
    """Change one byte of the header of one entry where it lies in the file."""
    content = bytearray(file.read_bytes())
    needle = f'"seq":{seq},'.encode()
    content[content.index(needle) - 40] ^= 0x01
    file.write_bytes(bytes(content))


def test_it_finds_one_byte_changed_in_the_file(five: School, tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        return  # a file that anybody could open is SQLite's
    file = tmp_path / "copy.sqlite3"
    file.write_bytes(connection.connection.serialize())
    flip(file, 4)
    assert ("hash", five.pk, 4) in {(one.code, one.chain, one.seq) for one in findings_in(file)}


def findings_in(file: Path) -> list[Finding]:
    own, other = connection.connection, sqlite3.connect(file)
    connection.connection = other
    try:
        return list(Verification().findings())
    finally:
        connection.connection = own
        other.close()
