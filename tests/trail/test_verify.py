"""Verification: silent about an honest trail, and naming chain and seq of every dishonest change."""

import secrets
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

import trail
from people.models import School
from tests.trail.tampering import full_rights
from trail import digests
from trail.models import Entry, Key, Payload, Reading
from trail.verify import Finding, Verification
from vault import ring

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Write = Callable[..., Entry]


@pytest.fixture
def honest(write: Write, school: School, ann: trail.Actor) -> School:
    for _ in range(5):
        write()
    trail.read("reading.case", actor=ann, school=school.pk, chain=school.pk)
    return school


def found() -> list[tuple[str, int | None]]:
    return [(finding.code, finding.seq) for finding in Verification().findings()]


def rewrite(seq: int, **fields: Any) -> None:
    with full_rights():
        Entry.objects.filter(seq=seq).update(**fields)


def test_it_says_nothing_about_an_honest_trail(honest: School) -> None:
    check = Verification()
    assert list(check.findings()) == []
    assert (check.counts.chains, check.counts.entries, check.counts.payloads, check.counts.readings) == (
        1,
        5,
        5,
        1,
    )


def test_it_finds_one_changed_byte_of_a_header(honest: School) -> None:
    header = bytearray(Entry.objects.get(seq=3).header)
    header[header.index(b"access.refused")] ^= 1
    rewrite(3, header=bytes(header))
    assert ("hash", 3) in found()
    assert {seq for _, seq in found()} == {3}


def test_it_finds_an_entry_rewritten_with_a_fitting_hash(honest: School) -> None:
    entry = Entry.objects.get(seq=3)
    header = bytes(entry.header).replace(b"0b6c", b"9999")
    rewrite(3, header=header, hash=digests.link(bytes(entry.prev), header))
    assert found() == [("mac", 3), ("link", 4)]


def test_it_finds_an_entry_taken_from_the_middle(honest: School) -> None:
    with full_rights():
        for model in (Key, Payload):
            model.objects.filter(entry__seq=3)._raw_delete("default")
        Entry.objects.filter(seq=3)._raw_delete("default")
    assert found() == [("gap", 4)]


def test_it_finds_the_tail_cut_off(honest: School) -> None:
    with full_rights():
        for model in (Key, Payload):
            model.objects.filter(entry__seq=5)._raw_delete("default")
        Entry.objects.filter(seq=5)._raw_delete("default")
    assert found() == [("head", 5)]


def test_it_finds_a_whole_chain_removed(honest: School) -> None:
    with full_rights():
        for model in (Key, Payload, Entry):
            model.objects.all()._raw_delete("default")
    assert found() == [("head", 5)]


def test_it_finds_a_chain_whose_record_is_gone(honest: School) -> None:
    with full_rights():
        School.objects.all()._raw_delete("default")
    assert found() == [("head", None)]


def test_it_finds_two_entries_swapped(honest: School) -> None:
    with full_rights(), connection.cursor() as cursor:
        for old, new in ((2, 99), (3, 2), (99, 3)):
            cursor.execute("UPDATE trail_entry SET seq = %s WHERE seq = %s", [new, old])
    assert {seq for _, seq in found()} >= {2, 3}


@pytest.mark.parametrize("column", ["event", "key_id"])
def test_it_finds_a_column_that_differs_from_its_header(honest: School, column: str) -> None:
    rewrite(2, **{column: "other"})
    assert ("column", 2) in found()


def test_it_finds_a_payload_exchanged(honest: School) -> None:
    with full_rights():
        Payload.objects.filter(entry__seq=2).update(body=b"another text")
    assert found() == [("payload", 2)]


def test_it_finds_a_payload_that_is_gone(honest: School) -> None:
    with full_rights():
        Payload.objects.filter(entry__seq=2)._raw_delete("default")
    assert found() == [("payload", 2)]


def test_it_finds_a_key_that_nobody_erased(honest: School) -> None:
    with full_rights():
        Key.objects.filter(entry__seq=2)._raw_delete("default")
    assert found() == [("key", 2)]


def test_a_master_key_that_is_not_here_is_named_once_and_all_else_is_verified(
    honest: School, settings: Any
) -> None:
    rewrite(4, event="other")
    settings.HANDRAIL_KEYS = {**settings.HANDRAIL_KEYS, "master": [secrets.token_bytes(32)]}
    ring.forget()
    told = list(Verification().findings())
    ring.forget()
    assert [(one.code, one.seq) for one in told] == [("column", 4), ("keys", None)]
    assert told[1].text.startswith("5 payloads could not be opened and compared: The master key ")


def test_it_finds_a_head_with_another_hash(honest: School) -> None:
    with full_rights():
        School.objects.update(head_hash=b"\1" * 32)
    assert found() == [("head", 5)]


def test_it_finds_a_changed_reading(honest: School) -> None:
    with full_rights():
        Reading.objects.update(actor="somebody-else")
    assert [finding.text.split(" (")[0] for finding in Verification().findings()] == [
        "actor beside the header of a reading differs from the header"
    ]


def test_it_looks_at_one_chain_only_when_asked(honest: School, ann: trail.Actor) -> None:
    other = School.objects.create(name="Hilltop", short="hilltop", local_authority="x")
    trail.append(other, "access.refused", actor=ann)
    rewrite(1, event="other")
    assert {finding.chain for finding in Verification([other.pk]).findings()} == {other.pk}


def test_it_takes_findings_from_rooms_above(honest: School) -> None:
    class Above:
        seen: list[int] = []

        def see(self, chain: Any, seq: int, says: dict[str, Any]) -> None:
            self.seen.append(seq)

        def findings(self) -> list[Finding]:
            return [Finding("state", honest.pk, 5, "the state differs")]

    above = Above()
    assert [finding.code for finding in Verification(witnesses=[above]).findings()] == ["state"]
    assert above.seen == [1, 2, 3, 4, 5]
