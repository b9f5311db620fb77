"""A file that should not be here: put under lock by one press, and from then on nobody opens it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from evidence.held import UnderLock, bytes_of
from evidence.models import Attachment, AttachmentFile, PoliceAdvice, Quarantine
from evidence.receiving import NotTaken
from evidence.services.attaching import attach
from evidence.services.locking import put_under_lock, record_advice
from referrals.models import Clock, Notice
from referrals.services.letters import letter
from referrals.services.sweeping import sweep
from tests.evidence.attachments import LETTER, SAID, attached, offer, signed_in
from tests.evidence.test_attaching import events
from tests.factories import a_case, a_user
from trail.models import Reading
from workflows.roles import ALL, CHAIR
from workflows.steps import NotAllowed, Refused

pytestmark = pytest.mark.django_db
ADVICE = {
    "officer": "PC Example",
    "reference": "not given",
    "advice": "Keep it as it is. Somebody will come.",
}


@pytest.fixture
def locked(town: SimpleNamespace) -> Attachment:
    """A file that the deputy put under lock."""
    found = attached(town)
    answer = signed_in(town.deputy).post(f"/evidence/attachments/{found.pk}/lock/", follow=True)
    assert "is under lock" in answer.content.decode()
    return found


@pytest.mark.parametrize("role", sorted(ALL))
def test_rule_05_nobody_opens_it_whatever_their_role(
    town: SimpleNamespace, locked: Attachment, role: str
) -> None:
    person = a_user(town.school, role)
    answer = signed_in(person).post(f"/evidence/attachments/{locked.pk}/file/")
    assert answer.status_code in (403, 404)
    assert LETTER not in answer.content
    assert not Reading.objects.filter(event="export.attachment").exists()
    assert Reading.objects.get(event="access.refused").actor == str(person.pk)


def test_rule_05_nobody_opens_it_who_could_before(town: SimpleNamespace, locked: Attachment) -> None:
    for person in (town.lead, town.deputy, town.head):
        client = signed_in(person)
        page = client.get(f"/evidence/attachments/{locked.pk}/").content.decode()
        assert "The police first" in page and "Download" not in page and "/lock/" not in page
        assert client.post(f"/evidence/attachments/{locked.pk}/file/").status_code == 403
    assert Reading.objects.filter(event="access.refused").count() == 3
    with pytest.raises(UnderLock):
        bytes_of(Attachment.objects.get(pk=locked.pk))


def test_who_still_has_the_page_open_is_told_of_the_lock_and_not_of_a_missing_role(
    town: SimpleNamespace, locked: Attachment
) -> None:
    answer = signed_in(town.lead).post(f"/evidence/attachments/{locked.pk}/file/")
    page = answer.content.decode()
    assert answer.status_code == 403 and LETTER not in answer.content
    assert "This file is under lock" in page and "Put under lock by" in page and 'href="tel:101"' in page
    assert "Your role does not allow" not in page and "Download" not in page
    assert signed_in(town.teacher).post(f"/evidence/attachments/{locked.pk}/file/").status_code == 404


def test_whoever_loaded_it_before_the_lock_cannot_open_it_after(town: SimpleNamespace) -> None:
    before = attached(town)
    put_under_lock(Attachment.objects.get(), actor=town.lead)
    with pytest.raises(UnderLock):
        bytes_of(before)


@pytest.mark.sqlite
def test_rule_05_nothing_is_deleted_and_no_way_leads_back(town: SimpleNamespace, locked: Attachment) -> None:
    assert AttachmentFile.objects.filter(attachment=locked).exists()
    assert Attachment.objects.get(pk=locked.pk).sha256 == locked.sha256
    lock = Quarantine.objects.filter(attachment=locked)
    for act in (
        lambda: lock.update(at=timezone.now()),
        lambda: lock._raw_delete("default"),
        lambda: lock.get().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    with pytest.raises(UnderLock):
        bytes_of(locked)


def test_two_presses_lock_once(town: SimpleNamespace, locked: Attachment) -> None:
    signed_in(town.head).post(f"/evidence/attachments/{locked.pk}/lock/")
    assert Quarantine.objects.get().by == town.deputy
    assert events(town, "attachment.quarantined") == [{"number": 1, "sha256": locked.sha256}]
    assert Clock.objects.filter(rule="quarantined_file").count() == 1


def test_the_same_file_never_comes_in_again_on_any_case(town: SimpleNamespace, locked: Attachment) -> None:
    other = a_case(town.school, town.friend, town.teacher)
    for case in (town.case, other):
        with pytest.raises(NotTaken) as refusal:
            attach(case, content=LETTER, actor=town.lead, **SAID)
        assert refusal.value.found == "under_lock"
    assert "put under lock before" in offer(town, LETTER).content.decode()


def test_a_copy_on_another_case_is_under_the_same_lock(town: SimpleNamespace) -> None:
    first = attached(town)
    other = a_case(town.school, town.friend, town.teacher)
    copy = attach(other, content=LETTER, actor=town.lead, **SAID)
    put_under_lock(first, actor=town.lead)
    with pytest.raises(UnderLock):
        bytes_of(copy)
    page = signed_in(town.lead).get(f"/evidence/attachments/{copy.pk}/").content.decode()
    assert "was put under lock elsewhere" in page and "Download" not in page


def test_lead_deputy_and_head_are_told_at_once_and_no_name_is_in_it(
    town: SimpleNamespace, locked: Attachment
) -> None:
    sweep(timezone.now())
    told = Notice.objects.filter(clock__rule="quarantined_file")
    assert {notice.person for notice in told} == {town.lead, town.deputy, town.head}
    mail = letter(list(told.filter(person=town.head).select_related("clock__case")), timezone.now())
    assert mail.subject == f"Handrail, urgent: {town.case.reference}"
    assert "101" in mail.body and town.case.reference in mail.body
    assert not [word for word in ("Ava", "Bell", "Wilfred", "club") if word in mail.body + mail.subject]


def test_a_second_file_under_lock_is_told_of_too(town: SimpleNamespace, locked: Attachment) -> None:
    sweep(timezone.now())
    put_under_lock(attached(town, b"Another letter."), actor=town.lead)
    sweep(timezone.now())
    assert Notice.objects.filter(clock__rule="quarantined_file", person=town.head).count() == 2


def test_whoever_is_reminded_to_ring_writes_down_the_advice(
    town: SimpleNamespace, locked: Attachment
) -> None:
    path = f"/evidence/attachments/{locked.pk}/advice/"
    said = {"given_at": f"{timezone.localtime():%Y-%m-%dT%H:%M}", **ADVICE}
    for _ in range(2):
        assert signed_in(town.lead).post(path, said).status_code == 302
    assert PoliceAdvice.objects.get().written_by == town.lead
    assert events(town, "attachment.advised") == [{"number": 1}]
    assert Clock.objects.get(rule="quarantined_file").why_stopped == "attachment.advised"
    assert (
        "Somebody will come."
        in signed_in(town.lead).get(f"/evidence/attachments/{locked.pk}/").content.decode()
    )
    assert signed_in(town.head).get(path).status_code == 200
    assert signed_in(town.teacher).post(path, said).status_code in (403, 404)


def test_the_reminder_goes_on_while_another_file_has_no_advice(
    town: SimpleNamespace, locked: Attachment
) -> None:
    second = attached(town, b"Another letter.")
    put_under_lock(second, actor=town.lead)
    record_advice(locked, actor=town.head, given_at=timezone.now(), **ADVICE)
    running = Clock.objects.filter(rule="quarantined_file", stopped__isnull=True)
    assert running.exists()
    record_advice(second, actor=town.head, given_at=timezone.now(), **ADVICE)
    assert not running.exists()


@pytest.mark.parametrize("missing", ["officer", "reference", "advice"])
def test_it_asks_for_each_part_of_the_advice(town: SimpleNamespace, locked: Attachment, missing: str) -> None:
    with pytest.raises(Refused) as refusal:
        record_advice(locked, actor=town.head, given_at=timezone.now(), **{**ADVICE, missing: " "})
    assert set(refusal.value.facts) == {missing}


def test_advice_comes_neither_from_the_future_nor_about_an_open_file(
    town: SimpleNamespace, locked: Attachment
) -> None:
    with pytest.raises(Refused):
        record_advice(locked, actor=town.head, given_at=timezone.now() + timedelta(hours=1), **ADVICE)
    with pytest.raises(Refused):
        record_advice(attached(town, b"Another letter."), actor=town.head, given_at=timezone.now(), **ADVICE)


def test_only_whoever_may_open_it_puts_it_under_lock(town: SimpleNamespace) -> None:
    found = attached(town)
    for person in (town.teacher, a_user(town.school, CHAIR)):
        assert signed_in(person).post(f"/evidence/attachments/{found.pk}/lock/").status_code == 404
        with pytest.raises(NotAllowed):
            put_under_lock(found, actor=person)
    assert not Quarantine.objects.exists()


def test_rule_05_a_copy_of_the_tables_holds_sealed_bytes_only(
    town: SimpleNamespace, locked: Attachment
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM evidence_attachment JOIN evidence_attachmentfile ON id = attachment_id")
        copied = [
            bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
            for cell in cursor.fetchone()
        ]
    assert locked.sha256.encode() in copied
    assert not any(b"Okonkwo wrote" in cell or LETTER in cell for cell in copied)


def test_the_case_on_paper_holds_no_part_of_it(town: SimpleNamespace, locked: Attachment) -> None:
    printed = signed_in(town.head).get(f"/cases/{town.case.pk}/print/").content.decode()
    assert "Wilfred Okonkwo wrote to the club" not in printed
