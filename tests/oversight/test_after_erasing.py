"""After a case was erased: which pages still open, what they say, and which role of the database could do it."""

import io
import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from evidence.models import Attachment, AttachmentFile, FormFile, ReferralForm
from evidence.services.locking import put_under_lock
from oversight.services.retaining import confirm_erasure, propose_erasure
from oversight.services.verifying import Check
from referrals.models import Case, Concern, Note
from tests.access.papers import attachment_of
from tests.factories import a_user
from tests.oversight.ending import NOTE, SAW, Ending
from tests.trail.tampering import signed_in_as
from trail import erasable
from vault.destroying import destroy
from vault.kinds import CASE
from workflows.roles import AUDITOR
from workflows.steps import Refused

pytestmark = pytest.mark.django_db
APP, ERASER = f"app_{uuid.uuid4().hex[:8]}", f"eraser_{uuid.uuid4().hex[:8]}"


@pytest.fixture
def ending() -> Ending:
    return Ending()


def order(ending: Ending) -> bool:
    propose_erasure(ending.case, actor=ending.lead, reason="Twenty-five years are over.")
    return confirm_erasure(ending.case, actor=ending.dpo)


def notes(ending: Ending) -> list[str]:
    return [note.text for note in Note.objects.filter(case=ending.case)]


def page(user: object, name: str, pk: object) -> str:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    answer = client.get(reverse(name, args=[pk]))
    assert answer.status_code == 200, name
    return answer.content.decode()


def test_the_reporter_finds_that_the_words_are_gone(ending: Ending) -> None:
    concern = Concern.objects.get(reporter=ending.reporter)
    assert SAW in page(ending.reporter, "concern", concern.pk)
    order(ending)
    shown = page(ending.reporter, "concern", concern.pk)
    assert SAW not in shown and erasable.ERASED in shown and "Isolde" not in shown


def test_the_auditor_reads_who_ordered_it_without_a_name(ending: Ending) -> None:
    order(ending)
    shown = page(a_user(ending.school, AUDITOR), "oversight:case", ending.case.pk)
    assert "erased personal text of entries 1-" in shown and "(Child protection file)" in shown
    assert "Dana" not in shown and "Priya" not in shown


def test_a_child_with_an_erased_case_is_on_the_roll_as_before(ending: Ending) -> None:
    order(ending)
    assert "Farthingale" in page(ending.lead, "people:pupil", ending.child.pk)


@pytest.fixture
def roles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTGRES_APP_PASSWORD", "a password")
    call_command("setup_roles", "--app", APP, "--eraser", ERASER, stdout=io.StringIO())


def test_web_takes_the_order_and_the_eraser_carries_it_out(ending: Ending, roles: None) -> None:
    with signed_in_as(APP):
        assert order(ending) is False
        with pytest.raises(CommandError, match="as the eraser"):
            call_command("erase")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            destroy(CASE, ending.case.pk)
    assert NOTE in notes(ending)
    out = io.StringIO()
    with signed_in_as(ERASER):
        call_command("erase", stdout=out)
    assert "erased" in out.getvalue()
    assert set(notes(ending)) == {erasable.ERASED}
    assert Case.objects.get(pk=ending.case.pk).erased_at
    assert list(Check().findings()) == []


def test_files_go_too(ending: Ending) -> None:
    form = ReferralForm.objects.create(
        referral=ending.case.referrals.get(), asked_by=ending.lead, sheet={"saw": SAW}
    )
    file = FormFile(form=form, pages=1)
    file.keep(b"%PDF-1.7 the form")
    file.save()
    attachment_of(ending.case, ending.lead)
    order(ending)
    for model in (FormFile, AttachmentFile):
        assert bytes(model.objects.get().sealed) == b"", model
    check = Check()
    assert list(check.findings()) == []
    assert "and 2 files erased on" in check.erased[0]


def test_a_case_with_a_file_under_lock_is_not_erased(ending: Ending) -> None:
    attachment = Attachment.objects.get(pk=attachment_of(ending.case, ending.lead)["attachment"])
    put_under_lock(attachment, actor=ending.lead)
    with pytest.raises(Refused, match="agreed with the police"):
        propose_erasure(ending.case, actor=ending.lead, reason="Twenty-five years are over.")
