"""An export with its proofs, checked without Handrail and against checkpoints that somebody kept."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import trail
from people.models import School
from tests.trail.test_export import VERIFIER, run
from trail import checkpoints, export
from trail.checkpoints import notes, signing
from trail.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Write = Callable[..., Entry]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


@pytest.fixture
def file(school: School, write: Write, ann: trail.Actor, kept: Path, tmp_path: Path) -> Path:
    """Five entries and a reading under three checkpoints, which somebody kept; then one entry more."""
    for number in range(3):
        write()
        write()
        trail.read("reading.case", actor=ann, school=school.pk, chain=school.pk)
        (kept / f"{number}.txt").write_text(checkpoints.write().note)
    write()
    return save(tmp_path / "export.jsonl", kept)


def save(place: Path, kept: Path) -> Path:
    held = [notes.parse(one.read_text()) for one in kept.iterdir()]
    place.write_text("".join(export.lines(held=held)), encoding="utf-8")
    return place


def change(file: Path, kind: str, **fields: object) -> None:
    """Change the last line of this kind."""
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    [line for line in lines if line["line"] == kind][-1].update(fields)
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))


def test_it_proves_each_entry_and_each_kept_checkpoint(file: Path, kept: Path) -> None:
    key = signing.verifier_keys()[0]
    status, said = run(file, "--anchors", kept, "--key", key)
    assert (status, said.splitlines()[0]) == (0, "1 chains, 7 entries, 3 readings, 0 findings")
    assert (
        "9 under a checkpoint, 3 checkpoints kept outside; signatures checked with the key you gave" in said
    )


def test_it_takes_one_kept_file_too(file: Path, kept: Path) -> None:
    assert run(file, "--anchors", kept / "1.txt")[0] == 0


def test_it_finds_another_path(file: Path) -> None:
    change(file, "reading", path=["00" * 32])
    assert "is not what the checkpoint was signed over" in run(file)[1]


def test_it_finds_a_checkpoint_signed_by_another_key(file: Path, settings: object) -> None:
    settings.HANDRAIL_KEYS = settings.HANDRAIL_KEYS | {"checkpoint": [b"n" * 32]}  # type: ignore[attr-defined]
    status, said = run(file, "--key", signing.verifier_keys()[0])
    assert status == 1 and "the checkpoint of the file: is not signed by that key" in said


def test_it_finds_a_log_that_is_not_the_one_that_was_signed(file: Path, kept: Path) -> None:
    other = notes.body("handrail", 6, b"\7" * 32, Entry.objects.first().at)
    (kept / "fork.txt").write_text(signing.sign(other))
    status, said = run(file, "--anchors", kept)
    assert status == 1 and "fork.txt: the log is not the one that was signed then" in said


def test_it_finds_a_log_that_was_set_back(file: Path, write: Write, kept: Path) -> None:
    (kept / "later.txt").write_text(checkpoints.write().note)
    assert "later.txt: covers more than this export" in run(file, "--anchors", kept)[1]


def test_it_asks_for_the_proof_of_a_checkpoint_that_the_export_does_not_prove(
    file: Path, kept: Path, tmp_path: Path
) -> None:
    without = tmp_path / "without.jsonl"
    without.write_text("".join(export.lines()))
    assert "1.txt: the export does not prove it" in run(without, "--anchors", kept)[1]


def test_it_says_so_where_signatures_cannot_be_checked(file: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "alone.py"
    blocked.write_text(
        f"import runpy, sys; sys.modules['cryptography'] = None; sys.argv[0] = 'x'; "
        f"runpy.run_path({str(VERIFIER)!r}, run_name='__main__')"
    )
    status, said = run(file, alone=blocked)
    assert status == 0 and "signatures not checked: the library cryptography is not installed" in said
