"""An export, and the file that verifies it without Handrail."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import trail
from people.models import School
from trail import export
from trail.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
VERIFIER = Path(__file__).parents[2] / "verify_trail.py"


@pytest.fixture
def exported(school: School, write: Callable[..., Entry], ann: trail.Actor, tmp_path: Path) -> Path:
    for _ in range(4):
        write(payload={"detail": "left early"})
    trail.read("reading.case", actor=ann, school=school.pk, chain=school.pk)
    file = tmp_path / "export.jsonl"
    file.write_text("".join(export.lines()), encoding="utf-8")
    return file


def run(*arguments: Path | str, alone: Path = VERIFIER) -> tuple[int, str]:
    command = [sys.executable, "-I", alone, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def without(file: Path, *numbers: int) -> None:
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(line for number, line in enumerate(lines) if number not in numbers))


def test_it_verifies_an_honest_export(exported: Path) -> None:
    status, said = run(exported)
    assert (status, said.splitlines()[0]) == (0, "1 chains, 4 entries, 1 readings, 0 findings")
    assert "no checkpoint" in said


def test_it_holds_no_name_and_no_payload(exported: Path) -> None:
    assert "Ann" not in exported.read_text()
    assert "left early" not in exported.read_text()


def test_it_finds_a_changed_byte(exported: Path, school: School) -> None:
    lines = exported.read_text().splitlines(keepends=True)
    lines[3] = lines[3].replace("access.refused", "access.refusee")
    exported.write_text("".join(lines))
    status, said = run(exported)
    assert status == 1
    assert f"case {school.pk}, entry 3: was changed" in said


@pytest.mark.parametrize(
    ("gone", "said"), [(2, "entry 3: follows entry 1"), (4, "does not end where"), (7, "was cut")]
)
def test_it_finds_a_missing_line(exported: Path, gone: int, said: str) -> None:
    without(exported, gone)
    status, output = run(exported)
    assert status == 1
    assert said in output


def test_it_finds_a_file_cut_in_the_middle_of_a_line(exported: Path) -> None:
    exported.write_bytes(exported.read_bytes()[:-40])
    status, output = run(exported)
    assert (status, output.splitlines()[:2]) == (
        1, ["line 8 of the file cannot be read", "the file was cut, or its last line does not fit the others"],
    )  # fmt: skip


def test_a_line_that_says_nothing_is_a_finding_even_where_the_last_was_made_to_fit(exported: Path) -> None:
    lines = exported.read_bytes().splitlines(keepends=True)[:-1]
    lines[6] = b"nonsense\n"
    digest = hashlib.sha256(b"".join(lines)).hexdigest()
    end = json.dumps({"line": "end", "lines": len(lines), "sha256": digest}).encode()
    exported.write_bytes(b"".join([*lines, end]))
    status, output = run(exported)
    assert status == 1 and "line 7 of the file cannot be read" in output


def test_what_is_no_export_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"\x7fELF\xd0 no text")
    said = f"could not verify: {tmp_path / 'other'} is no export of a trail\n"
    assert run(tmp_path / "other") == (2, said)
    assert run(tmp_path / "gone")[1].endswith(f"No such file or directory: '{tmp_path / 'gone'}'\n")


def test_it_finds_a_chain_written_anew_when_an_earlier_export_is_at_hand(
    exported: Path, tmp_path: Path, write: Callable[..., Entry]
) -> None:
    write()
    later = tmp_path / "later.jsonl"
    later.write_text("".join(export.lines()), encoding="utf-8")
    assert run(later, "--expect", exported)[0] == 0
    assert run(exported, "--expect", later)[0] == 1


def test_it_cannot_read_another_file(tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"line": "entry"}) + "\n")
    assert run(other)[0] == 2
    assert run(tmp_path / "nowhere.jsonl")[0] == 2
