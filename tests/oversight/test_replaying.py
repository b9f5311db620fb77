"""After a restore of an older backup: what was lawfully erased since is erased again, in the name of the same two."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from config.doctor import records
from oversight.services.retaining import confirm_erasure, place_hold, propose_erasure
from oversight.services.verifying import Check
from people.models import User
from referrals.models import Case, Erasure, Note
from tests.factories import a_case
from tests.oversight.ending import NOTE, Ending
from trail import checkpoints
from trail.checkpoints import ledger, signing
from trail.checkpoints.notes import NoNote
from trail.models import Checkpoint, Entry

pytestmark = pytest.mark.django_db
REASON = "Twenty-five years are over."


@pytest.fixture
def ending() -> Ending:
    return Ending()


@pytest.fixture
def place(settings: Any, tmp_path: Path) -> Path:
    settings.TRAIL_CHECKPOINT_FOLDER = str(tmp_path / "kept")
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept"


class SetBack(Exception):
    """Ends what is undone afterwards."""


@contextmanager
def undone() -> Iterator[None]:
    """What happens within is not in the database afterwards, as after a restore. Files stay."""
    try:
        with transaction.atomic():
            yield
            raise SetBack
    except SetBack:
        pass


def erased_and_kept(ending: Ending) -> None:
    propose_erasure(ending.case, actor=ending.lead, reason=REASON)
    confirm_erasure(ending.case, actor=ending.dpo)
    checkpoints.write()
    checkpoints.send_due()


def again() -> str:
    out = io.StringIO()
    call_command("erase", again=[], stdout=out)
    return out.getvalue()


def notes(case: Case) -> set[str]:
    return {note.text for note in Note.objects.filter(case=case)}


@pytest.mark.sqlite
def test_the_ledger_names_the_case_and_the_two_and_nobody_by_name(ending: Ending, place: Path) -> None:
    erased_and_kept(ending)
    (file,) = place.glob("*.note")
    (says,) = ledger.load(place)
    assert (says["case"], says["actor"]) == (str(ending.case.pk), str(ending.lead.pk))
    assert says["data"]["second"] == str(ending.dpo.pk) and says["data"]["reason"] == "child"
    text = file.read_text()
    assert not [name for name in ("Isolde", "Farthingale", "Dana", "Priya", REASON) if name in text]
    assert len(list(place.glob("checkpoint-*.txt"))) == 1


def test_a_checkpoint_without_an_erasure_brings_no_ledger(ending: Ending, place: Path) -> None:
    checkpoints.write()
    checkpoints.send_due()
    assert [file.suffix for file in place.iterdir()] == [".txt"]
    erased_and_kept(ending)
    assert len(list(place.glob("*.note"))) == 1 and Checkpoint.objects.count() == 2


@pytest.mark.sqlite
def test_a_case_that_came_back_is_erased_again_by_the_same_order(ending: Ending, place: Path) -> None:
    with undone():
        erased_and_kept(ending)
    assert NOTE in notes(ending.case)
    assert again() == f"{ending.case.reference}: erased again\n1 erased again\n"
    assert notes(ending.case) == {"[erased]"} and Case.objects.get(pk=ending.case.pk).erased_at
    order = Erasure.objects.get()
    assert (order.proposed_by, order.confirmed_by, order.proposed_as) == (ending.lead, ending.dpo, "lead")
    check = Check()
    assert list(check.findings()) == []
    assert "again after a restore (first on 1 December 2026), by order of Designated" in check.erased[0]
    assert again() == "0 erased again\n"


def test_an_order_that_stood_open_in_the_backup_is_done_and_stays_one(ending: Ending, place: Path) -> None:
    propose_erasure(ending.case, actor=ending.lead, reason=REASON)
    with undone():
        confirm_erasure(ending.case, actor=ending.dpo)
        checkpoints.write()
        checkpoints.send_due()
    again()
    order = Erasure.objects.get()
    assert order.reason == REASON and order.erased_at and order.confirmed_by == ending.dpo


def test_somebody_without_an_account_in_the_backup_is_named_by_the_trail(ending: Ending, place: Path) -> None:
    propose_erasure(ending.case, actor=ending.lead, reason=REASON)
    with undone():
        newer = Ending(ending.school)
        confirm_erasure(ending.case, actor=newer.dpo)
        checkpoints.write()
        checkpoints.send_due()
    again()
    assert not User.objects.filter(pk=newer.dpo.pk).exists()
    assert Entry.objects.latest("pk").says["data"]["second"] == str(newer.dpo.pk)
    assert Erasure.objects.get().withdrawn_at and list(Check().findings()) == []
    client = Client()
    client.force_login(ending.dpo)
    page = client.get(reverse("oversight:retention_case", args=[ending.case.pk])).content.decode()
    assert "again after a restore. Its trail says by whose order" in page


def test_a_hold_of_the_backup_was_lifted_before_the_order(ending: Ending, place: Path) -> None:
    with undone():
        erased_and_kept(ending)
    place_hold(ending.case, actor=ending.head, reason="A claim is announced.")
    again()
    assert notes(ending.case) == {"[erased]"}


def test_a_case_that_is_not_closed_in_the_backup_is_named(ending: Ending, place: Path) -> None:
    case = a_case(ending.school, ending.child, ending.reporter, saw="She was followed home.")
    with undone():
        ending.case = ending.finish(case)
        erased_and_kept(ending)
    told = f"{case.reference} was erased on 1 December 2026 and is not closed in this backup"
    with pytest.raises(CommandError, match=told):
        again()
    ending.finish(Case.objects.get(pk=case.pk))
    assert again().endswith("1 erased again\n")


def test_the_doctor_names_what_came_back(ending: Ending, place: Path) -> None:
    with undone():
        erased_and_kept(ending)
    (found,) = records.erasures()
    assert f"{ending.case.reference} (erased on 1 December 2026)" in found.says
    assert "erase --again" in found.todo
    again()
    assert list(records.erasures()) == []


@pytest.mark.parametrize(
    "changed",
    [
        lambda note: note.replace('"reason":"child"', '"reason":"other"'),
        lambda note: note.split("\n\n")[0],
        lambda note: signing.sign("handrail\n1\n2\n"),
        lambda note: "",
    ],
)
def test_a_ledger_that_we_did_not_sign_so_erases_nothing(ending: Ending, place: Path, changed: Any) -> None:
    with undone():
        erased_and_kept(ending)
    (file,) = place.glob("*.note")
    file.write_text(changed(file.read_text()))
    with pytest.raises(CommandError, match=file.name):
        again()
    with pytest.raises(NoNote):
        list(ledger.load(place))
    assert NOTE in notes(ending.case)
    assert [one.weight for one in records.erasures()] == ["bad"]
