"""The database refuses what must never happen, whoever asks: ORM, update(), bulk, raw SQL."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

import trail
from people.models import School
from trail import digests
from trail.guards import installing
from trail.models import Entry, Key, Payload, Reading

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Write = Callable[..., Entry]


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@transaction.atomic
def done(act: Callable[[], object]) -> None:
    act()
    connection.check_constraints()


def refused(act: Callable[[], object], match: str | None = None) -> None:
    with pytest.raises(IntegrityError, match=match):
        done(act)


def test_it_refuses_a_changed_entry_by_every_way(write: Write) -> None:
    entry = write()
    entry.event = "access.signed_in"
    refused(entry.save, "append-only")
    refused(lambda: Entry.objects.update(event="access.signed_in"), "append-only")
    refused(lambda: Entry.objects.bulk_update([entry], ["event"]), "append-only")
    refused(lambda: sql("UPDATE trail_entry SET event = 'x'"), "append-only")


@pytest.mark.parametrize(
    "table", ["trail_entry", "trail_payload", "trail_key", "trail_reading", "people_school"]
)
def test_it_refuses_to_empty_a_table(table: str) -> None:
    if connection.vendor == "postgresql":  # SQLite knows no TRUNCATE
        refused(lambda: sql(f"TRUNCATE {table} CASCADE"))


@pytest.mark.parametrize("model", [Entry, Payload, Reading])
def test_it_refuses_to_delete(model: type[Model], write: Write, school: School, ann: trail.Actor) -> None:
    write()
    trail.read("reading.case", actor=ann, school=school.pk)
    refused(lambda: model._base_manager.all()._raw_delete(using="default"), "append-only")
    refused(lambda: sql(f"DELETE FROM {model._meta.db_table}"), "append-only")


def test_it_refuses_to_delete_a_key_without_an_entry_that_says_so(write: Write) -> None:
    write()
    refused(lambda: Key.objects.all().delete(), "erasing needs an entry")
    refused(lambda: sql("DELETE FROM trail_key"), "erasing needs an entry")
    refused(lambda: sql("UPDATE trail_key SET wrapped = %s", b"x"), "may not change")


def test_it_refuses_an_entry_that_does_not_follow(write: Write) -> None:
    entry = write()
    header, wrong = b"{}", b"\1" * 32
    forged = {"header": header, "mac": b"", "key_id": "x", "event": "x", "at": entry.at}
    place = {"case_id": entry.case_id, "seq": 2, "prev_seq": 1, "prev": wrong}
    refused(lambda: Entry.objects.create(**forged, **place, hash=digests.link(wrong, header)))
    place |= {"seq": 3, "prev_seq": 2}
    refused(lambda: Entry.objects.create(**forged, **place, hash=digests.link(wrong, header)))


def test_it_refuses_a_second_entry_at_the_same_place(write: Write, school: School, ann: trail.Actor) -> None:
    twin = School.objects.get(pk=school.pk)
    write()
    refused(lambda: trail.append(twin, "access.refused", actor=ann, saves=()))


def test_it_refuses_a_head_that_is_no_entry(write: Write, school: School) -> None:
    write()
    rows = School.objects.filter(pk=school.pk)
    refused(lambda: rows.update(head_seq=2), "names no entry")
    refused(lambda: rows.update(head_seq=0), "only moves forward")
    refused(lambda: rows.update(head_hash=b"\1" * 32), "the head")
    refused(lambda: sql("UPDATE people_school SET head_seq = 2"), "names no entry")
    refused(lambda: rows._raw_delete(using="default"), "a record with a trail stays")


def test_it_leaves_the_guards_alone_when_they_are_in_place() -> None:
    before = sorted(installing._existing(connection))
    installing.install(connection)
    assert sorted(installing._existing(connection)) == before
    assert {"trail_entry", "trail_key", "people_school"} <= {table for table, _ in before}


def test_it_puts_the_guards_back_after_they_were_taken_away() -> None:
    before = sorted(installing._existing(connection))
    installing.remove(connection)
    assert installing._existing(connection) == []
    installing.install(connection)
    assert sorted(installing._existing(connection)) == before
