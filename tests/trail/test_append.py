"""Writing to a chain."""

import datetime
import json
from collections.abc import Callable

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

import trail
from people.models import School
from trail import digests
from trail.models import Entry, Key, Payload, Reading
from trail.storing import ChainMoved

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Write = Callable[..., Entry]


def test_it_chains_each_entry_to_the_one_before(school: School, write: Write) -> None:
    first, second = write(), write()
    assert (first.seq, first.prev_seq, first.prev) == (1, None, digests.GENESIS)
    assert (second.seq, second.prev_seq, second.prev) == (2, 1, first.hash)
    assert second.hash == digests.link(first.hash, second.header)


def test_it_moves_the_head_in_the_database_and_on_the_instance(school: School, write: Write) -> None:
    entry = write()
    stored = School.objects.get(pk=school.pk)
    assert (
        (stored.head_seq, bytes(stored.head_hash)) == (1, entry.hash) == (school.head_seq, school.head_hash)
    )


def test_it_starts_from_the_stored_head_when_the_instance_is_old(
    school: School, write: Write, ann: trail.Actor
) -> None:
    old = School.objects.get(pk=school.pk)
    write()
    assert trail.append(old, "access.refused", actor=ann).seq == 2


def test_it_saves_the_fields_it_is_told_with_the_head(school: School, write: Write) -> None:
    school.name, school.short = "Hillside", "hillside"
    entry = write(saves=("name",))
    stored = School.objects.get(pk=school.pk)
    assert (stored.name, stored.short) == ("Hillside", "riverbank")
    assert (stored.head_seq, bytes(stored.head_hash)) == (1, entry.hash)


def test_it_saves_a_whole_record_as_save_would(school: School, write: Write) -> None:
    school.name, school.short = "Hillside", "hillside"
    write(saves=School.own_fields())
    stored = School.objects.get(pk=school.pk)
    assert all(getattr(stored, name) == getattr(school, name) for name in School.own_fields())


def test_it_saves_nothing_on_top_of_a_head_that_moved(school: School, write: Write, ann: trail.Actor) -> None:
    old = School.objects.get(pk=school.pk)
    School.objects.filter(pk=school.pk)._raw_delete(using="default")
    with pytest.raises(ChainMoved), transaction.atomic():
        trail.append(old, "access.refused", actor=ann, saves=("name",))
    assert not Entry.objects.exists()


@pytest.mark.parametrize("hidden", [True, False])
def test_the_clock_going_back_saves_the_record_once(school: School, write: Write, hidden: bool) -> None:
    who = {} if hidden else {"actor": trail.SYSTEM}
    later = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)
    with time_machine.travel(later, tick=False):
        write(**who)
    school.name = "Hillside"
    with time_machine.travel(later - datetime.timedelta(hours=1), tick=False):
        entry = write(saves=("name",), **who)
    stored = School.objects.get(pk=school.pk)
    assert (stored.name, stored.head_seq, bytes(stored.head_hash)) == ("Hillside", 2, entry.hash)
    assert Payload.objects.count() == Key.objects.count() == (2 if hidden else 0)


def test_on_postgresql_it_is_one_statement_after_the_lock(school: School, write: Write) -> None:
    write()  # the vault's key is made with the first
    with CaptureQueriesContext(connection) as asked:
        write(saves=("name",))
    assert len(asked) == (1 if connection.vendor == "postgresql" else 4)


def test_on_postgresql_its_plan_is_kept(write: Write) -> None:
    for _ in range(8):
        write()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT sum(generic_plans + custom_plans) FROM pg_prepared_statements")
            assert cursor.fetchone()[0] >= 2


def test_it_refuses_an_unknown_event(write: Write) -> None:
    with pytest.raises(ValueError, match="unknown event"):
        write("case.made_up")


def test_it_refuses_a_text_in_the_header(school: School, write: Write) -> None:
    with pytest.raises(ValueError, match="never a text"):
        write(data={"reason": "She told me so"})


def test_it_refuses_a_header_over_four_kilobytes(school: School, write: Write) -> None:
    with pytest.raises(ValueError, match="bytes"):
        write(data={f"k{n}": "x" * 250 for n in range(20)})


def test_it_keeps_the_name_out_of_the_header_and_in_the_payload(school: School, write: Write) -> None:
    entry = Entry.objects.get(pk=write(payload={"detail": "left early"}).pk)
    assert b"Ann" not in bytes(entry.header) + bytes(entry.payload.body) + bytes(entry.key.wrapped)
    assert trail.payload_of(entry) == {"actor": "Ann Example", "detail": "left early"}


def test_it_stores_the_bytes_that_were_hashed(school: School, write: Write) -> None:
    entry = Entry.objects.get(pk=write(role="lead", data={"to": "triage", "from": None}).pk)
    fields = json.loads(bytes(entry.header))
    assert bytes(entry.header) == json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    assert fields["school"] == fields["case"] == str(school.pk)
    assert (fields["role"], fields["data"]) == ("lead", {"to": "triage", "from": None})


def test_it_keeps_the_order_and_records_the_jump_when_the_clock_goes_back(
    school: School, write: Write
) -> None:
    later = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)
    with time_machine.travel(later, tick=False):
        write()
    with time_machine.travel(later - datetime.timedelta(hours=1), tick=False):
        entry = write()
    assert (entry.at, entry.says["clock_back"], entry.says["clock"]) == (
        later,
        True,
        "2026-03-02T08:00:00.000000Z",
    )


def test_it_writes_a_reading_beside_the_chains(school: School, ann: trail.Actor) -> None:
    trail.read("reading.case", actor=ann, role="lead", school=school.pk, chain=school.pk)
    reading = Reading.objects.get()
    assert (reading.event, reading.actor, reading.chain_id) == ("reading.case", "0b6c", school.pk)
    assert bytes(reading.hash) == digests.leaf(bytes(reading.header))
    assert School.objects.get(pk=school.pk).head_seq == 0


@pytest.mark.django_db(transaction=True)
def test_it_must_be_inside_the_transaction_of_the_act(school: School, write: Write) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        write()
