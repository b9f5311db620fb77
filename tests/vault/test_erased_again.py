"""A real backup, an erasure after it, a real restore: what was erased does not come back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.vault import dumping
from tests.vault.conftest import Home, database
from tests.vault.test_dump import POSTGRESQL

pytestmark = [pytest.mark.workers, pytest.mark.long]
CHECKPOINTS = "checkpoints"

SCHOOL = """
from tests.oversight.ending import Ending
Ending()
"""
ERASE = """
from oversight.services.retaining import confirm_erasure, propose_erasure
from people.models import User
from referrals.models import Case
by = {user.name: user for user in User.objects.all()}
case = Case.objects.get()
propose_erasure(case, actor=by["Dana Lead"], reason="Twenty-five years are over.")
assert confirm_erasure(case, actor=by["Priya Protect"])
from trail import checkpoints
checkpoints.write()
assert checkpoints.send_due() == 1
"""
SAYS = """
from referrals.models import Case, Concern, Note
case = Case.objects.get()
print("ERASED", bool(case.erased_at), case.pupil, {note.text for note in case.notes.all()}, Concern.objects.get().saw)
"""


@pytest.fixture(scope="module", params=["sqlite", POSTGRESQL])
def lost(request: pytest.FixtureRequest, home: Callable[[str], Home]) -> Iterator[Home]:
    """A school that made a backup and then erased a case; its database is about to be lost."""
    if request.param == "sqlite":
        made = home("lost")
        begin(made)
        yield made
        return
    with database() as url:
        made = home("lost")
        made.env["DATABASE_URL"] = url
        begin(made)
        yield made


def begin(home: Home) -> None:
    home.manage("migrate", "-v0")
    home.manage("shell", said=SCHOOL)
    home.manage("backup", str(home.place / "backup"), "--unverified")
    home.manage("shell", said=ERASE)
    assert "ERASED True None {'[erased]'} [erased]" in home.manage("shell", said=SAYS)


@pytest.fixture
def empty(lost: Home, home: Callable[[str], Home]) -> Iterator[Home]:
    """Another machine with the same keys and an empty database."""
    there = home("empty")
    (there.place / "keys").symlink_to(lost.place / "keys")
    if "DATABASE_URL" not in lost.env:
        yield there
        return
    with database() as url:
        there.env["DATABASE_URL"] = url
        yield there


def test_what_was_erased_after_the_backup_is_erased_again(lost: Home, empty: Home) -> None:
    said = empty.manage("restore", str(lost.place / "backup"), "--erasures", str(lost.place / CHECKPOINTS))
    assert "the ledger there names 1 erasures" in said and "1 erased again" in said and "no finding" in said
    assert "again after a restore (first on" in said
    assert "ERASED True None {'[erased]'} [erased]" in empty.manage("shell", said=SAYS)
    if "DATABASE_URL" not in empty.env:
        cells = list(dumping.cells(empty.place / "handrail.sqlite3"))
        assert dumping.found_in(cells, {"asked for her telephone number"}) == set()


def test_without_the_ledger_nothing_is_restored(lost: Home, empty: Home) -> None:
    said = empty.manage("restore", str(lost.place / "backup"), code=1)
    assert "Nothing was changed." in said and "Name the folder that keeps the checkpoints" in said
    said = empty.manage("restore", str(lost.place / "backup"), "--without-erasures")
    assert "ERASED False" in empty.manage("shell", said=SAYS)
    said = empty.manage("erase", "--again", str(lost.place / CHECKPOINTS))
    assert "1 erased again" in said


def test_a_ledger_that_was_changed_is_refused_before_anything_happens(
    lost: Home, empty: Home, tmp_path: Path
) -> None:
    (ledger,) = (lost.place / CHECKPOINTS).glob("*.note")
    (tmp_path / ledger.name).write_text(ledger.read_text().replace('"seqs":"1-', '"seqs":"2-'))
    said = empty.manage("restore", str(lost.place / "backup"), "--erasures", str(tmp_path), code=1)
    assert f"Nothing was changed. {tmp_path / ledger.name} is not the ledger" in said
    assert not (empty.place / "handrail.sqlite3").exists() or connection.vendor == "postgresql"
