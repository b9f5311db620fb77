"""manage.py verify_trail and export_trail: what they print and how they end."""

import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from people.models import School
from referrals.models import Case
from tests.trail.tampering import full_rights
from trail.models import Entry

ROOT = Path(__file__).parents[2]
database = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out, stderr=out)
    return out.getvalue()


@database
def test_it_ends_with_counts_and_no_finding(case: Case) -> None:
    said = run("verify_trail")
    assert said.startswith("2 chains, ") and said.endswith("yet: no finding\n")
    assert f" {Entry.objects.count()} entries" in said


@database
def test_it_names_case_and_entry_and_ends_with_1(case: Case) -> None:
    with full_rights():
        Entry.objects.filter(seq=3).update(header=b'{"changed":true}')
    with pytest.raises(SystemExit) as ended:
        run("verify_trail", "--case", case.reference.lower())
    assert ended.value.code == 1


@database
def test_it_ends_with_2_for_a_case_that_is_not_there() -> None:
    with pytest.raises(CommandError) as ended:
        run("verify_trail", "--case", "HR-0000-00")
    assert ended.value.returncode == 2


@database
def test_it_exports_a_case_with_the_entry_about_the_export_as_its_last(case: Case) -> None:
    lines = [json.loads(line) for line in run("export_trail", "--case", case.reference).splitlines()]
    entries = [json.loads(line["header"]) for line in lines if line["line"] == "entry"]
    assert (entries[-1]["event"], entries[-1]["actor"]) == ("export.trail", "system")


@database
def test_it_exports_a_school_with_all_its_cases(case: Case, school: School, tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text(run("export_trail", "--school", school.short))
    verified = [sys.executable, "-I", str(ROOT / "verify_trail.py"), str(file)]
    assert subprocess.run(verified, capture_output=True, check=False).returncode == 0
    assert str(case.pk) in file.read_text()


@database
def test_it_exports_no_school_that_is_not_there() -> None:
    with pytest.raises(CommandError) as ended:
        run("export_trail", "--school", "nowhere")
    assert ended.value.returncode == 2


SCRIPT = """
import django; django.setup()
from tests.factories import a_school, case_in, deciders
school = a_school(); lead, deputy, head = deciders(school)
print(case_in("triage", school, lead, deputy).reference)
"""


def manage(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "HANDRAIL_HOME": str(home), "DJANGO_SETTINGS_MODULE": "config.settings", "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


def test_it_finds_one_byte_changed_in_the_database_file_and_ends_with_1(tmp_path: Path) -> None:
    assert manage(tmp_path, "manage.py", "migrate", "-v0").returncode == 0
    reference = manage(tmp_path, "-c", SCRIPT).stdout.strip()
    clean = manage(tmp_path, "manage.py", "verify_trail")
    assert (clean.returncode, clean.stdout[-11:]) == (0, "no finding\n")
    change_one_byte(tmp_path / "handrail.sqlite3", seq=2)
    found = manage(tmp_path, "manage.py", "verify_trail")
    assert found.returncode == 1
    assert f"{reference}, entry 2: the entry was changed" in found.stdout
    (tmp_path / "handrail.sqlite3").write_bytes(b"no database at all" * 100)
    assert manage(tmp_path, "manage.py", "verify_trail").returncode == 2


def change_one_byte(file: Path, *, seq: int) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(file.read_bytes())
    place = content.index(f'"seq":{seq},'.encode())
    content[place - 45] ^= 0x01
    file.write_bytes(bytes(content))
