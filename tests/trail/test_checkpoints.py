"""Checkpoints: what is new is put under the tree and signed; nothing new, no checkpoint."""

import base64
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

import trail
from people.models import School
from tests.trail.tampering import full_rights
from trail import checkpoints
from trail.checkpoints import notes, signing
from trail.checkpoints.sequencing import BrokenTree
from trail.merkle import Tree
from trail.models import Checkpoint, Entry, Leaf, Reading

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Write = Callable[..., Entry]


def hashes() -> list[bytes]:
    return [bytes(one) for one in Leaf.objects.order_by("idx").values_list("hash", flat=True)]


def test_it_puts_entries_and_readings_under_one_signed_root(
    school: School, write: Write, ann: trail.Actor
) -> None:
    entries = [write(), write()]
    reading = trail.read("reading.case", actor=ann, school=school.pk)
    checkpoint = checkpoints.write()
    note = notes.parse(checkpoint.note)
    assert hashes() == [*(entry.hash for entry in entries), reading.hash]
    assert (note.origin, note.size, note.root) == ("handrail", 3, Tree(hashes()).root(3))
    assert signing.is_signed(note)


def test_it_goes_on_from_the_last_and_writes_none_when_nothing_changed(write: Write) -> None:
    assert checkpoints.write() is None
    write()
    assert checkpoints.write().size == 1
    assert checkpoints.write() is None
    for _ in range(5):
        write()
    assert bytes(checkpoints.write().root) == Tree(hashes()).root(6)
    assert list(Leaf.objects.order_by("idx").values_list("idx", flat=True)) == list(range(6))


def test_it_writes_the_form_of_a_signed_note(write: Write) -> None:
    write()
    checkpoint = checkpoints.write()
    text, _, signature = checkpoint.note.partition("\n\n")
    lines = text.split("\n")
    assert lines[:2] == ["handrail", "1"] and base64.b64decode(lines[2]) == checkpoint.root
    assert lines[3].startswith("time 2026-")
    assert signature.startswith("— handrail ") and signature.endswith("\n")
    key_id, raw = signing.verifier_keys()[0].split("+")[1], base64.b64decode(signature.split(" ")[2])
    assert (raw[:4].hex(), len(raw)) == (key_id, 68)


@pytest.mark.parametrize(
    "text", ["", "handrail\n1\nAAAA\n\n— handrail AAAA\n", "handrail\n1\n", "a\nb\nc\n\n— x y\n"]
)
def test_it_reads_nothing_else_as_a_checkpoint(text: str) -> None:
    with pytest.raises(notes.NoNote):
        notes.parse(text)


def test_it_trusts_no_other_key_and_no_changed_text(write: Write, settings: object) -> None:
    write()
    note = checkpoints.write().note
    assert not signing.is_signed(notes.parse(note.replace("\n1\n", "\n2\n", 1)))
    assert not signing.is_signed(notes.parse(note.replace("handrail\n", "elsewhere\n", 1)))
    settings.HANDRAIL_KEYS = settings.HANDRAIL_KEYS | {"checkpoint": [b"n" * 32]}  # type: ignore[attr-defined]
    assert not signing.is_signed(notes.parse(note))


def test_it_still_trusts_what_an_older_key_signed(write: Write, settings: object) -> None:
    write()
    note, old = checkpoints.write().note, settings.HANDRAIL_KEYS["checkpoint"]  # type: ignore[attr-defined]
    settings.HANDRAIL_KEYS = settings.HANDRAIL_KEYS | {"checkpoint": [b"n" * 32, *old]}  # type: ignore[attr-defined]
    assert signing.is_signed(notes.parse(note))


@pytest.mark.parametrize(("model", "column"), [(Leaf, "hash"), (Checkpoint, "root")])
def test_the_database_refuses_to_change_or_remove_them(model: type, column: str, write: Write) -> None:
    write()
    checkpoints.write()
    rows = model.objects.all()
    for act in (lambda: rows.update(**{column: b"x"}), lambda: rows._raw_delete("default")):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            act()


def test_it_builds_nothing_upon_a_checkpoint_that_was_changed(write: Write) -> None:
    write()
    checkpoints.write()
    with full_rights():
        Checkpoint.objects.update(frontier=b"\1" * 32)
    write()
    with pytest.raises(BrokenTree):
        checkpoints.write()
    assert Leaf.objects.count() == 1


def test_a_rolled_back_act_leaves_no_leaf(school: School, write: Write, ann: trail.Actor) -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    trail.read("reading.case", actor=ann, school=school.pk)
    assert checkpoints.write().size == 1
    assert Leaf.objects.get().reading_id == Reading.objects.get().pk
