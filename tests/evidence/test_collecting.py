"""The one-time link of somebody without an account: opened by scanners, used by one, the same 404 for all others."""

import io
import re
from datetime import timedelta
from types import SimpleNamespace

import pypdf
import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from evidence.models import Handover
from evidence.services import collecting, handing_over
from evidence.services.mailing import mail_link
from tests.evidence.released import released
from tests.evidence.test_handing_over import SHOWN, page_of
from tests.evidence.test_pages import signed_in
from tests.together import together
from trail.models import Entry, Reading

LINK = re.compile(r"/collect/([\w-]+)/")


def linked(town: SimpleNamespace) -> handing_over.Secrets:
    return handing_over.prepare(released(town), way="link", actor=town.lead)


@pytest.mark.sqlite
def test_the_lead_makes_a_link_and_the_recipient_gets_the_file_once(town: SimpleNamespace) -> None:
    summary, lead, stranger = released(town), signed_in(town.lead), Client()
    shown = lead.post(
        f"{page_of(summary)}hand-over/", {"way": "link", "days": "7", "address": ""}
    ).content.decode()
    path, passphrase = LINK.search(shown)[0], SHOWN.search(shown)[1]  # type: ignore[index]
    for _ in range(3):  # mail scanners open every link
        page = stranger.get(path)
        assert page.status_code == 200 and b"Download the document" in page.content
    check_neutral(page, summary, town)
    file = stranger.post(path)
    reader = pypdf.PdfReader(io.BytesIO(file.content))
    assert reader.decrypt(passphrase) and "Ava Bell" in reader.pages[0].extract_text()
    assert file["Content-Disposition"] == f'attachment; filename="{summary.reference}.pdf"'
    assert "no-store" in file["Cache-Control"] and file["Referrer-Policy"] == "no-referrer"
    gone = {(answer.status_code, answer.content) for answer in (
        stranger.post(path), stranger.get(path), stranger.get("/collect/never-there/"), stranger.post("/collect/x/"),
    )}  # fmt: skip
    assert {status for status, _ in gone} == {404} and len(gone) == 1
    page = stranger.get(path)
    check_neutral(page, summary, town)
    assert "Ask the person at the school who told you of the document" in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer" and not stranger.cookies
    page = lead.get(page_of(summary)).content.decode()
    assert "Link first opened" in page and "Downloaded" in page
    assert Reading.objects.filter(event="handover.opened", chain_id=summary.case_id).count() == 1
    assert (
        Entry.objects.get(event="handover.collected").says["data"]["sha256"] == Handover.objects.get().sha256
    )
    assert not mail.outbox


def check_neutral(page, summary, town: SimpleNamespace) -> None:  # type: ignore[no-untyped-def]
    """Nothing of case, child, recipient or school; kept in no cache, told to no other page."""
    words = (summary.reference, summary.case.reference, "Ava", "Bell", summary.recipient, town.school.name)
    assert not [word for word in words if word in page.content.decode()]
    assert "no-store" in page["Cache-Control"] and page["X-Robots-Tag"] == "noindex"


def test_a_link_ends_and_can_be_taken_back(town: SimpleNamespace) -> None:
    made = linked(town)
    path, summary = f"/collect/{made.token}/", made.handover.file.summary
    ended = made.handover.expires_at + timedelta(seconds=1)
    assert made.handover.expires_at - timezone.now() > timedelta(days=6)
    with time_machine.travel(ended):
        assert Client().get(path).status_code == Client().post(path).status_code == 404
        assert "Expired" in signed_in(town.lead).get(page_of(summary)).content.decode()
    assert Client().get(path).status_code == 200
    assert handing_over.revoke(made.handover, actor=town.deputy)
    assert Client().get(path).status_code == Client().post(path).status_code == 404
    assert not Entry.objects.filter(event="handover.collected").exists()


def test_a_link_is_mailed_in_neutral_words_to_the_address_that_was_typed(town: SimpleNamespace) -> None:
    summary, lead = released(town), signed_in(town.lead)
    path = f"{page_of(summary)}hand-over/"
    assert lead.post(path, {"way": "link", "address": "no address"}).status_code == 422
    shown = lead.post(
        path, {"way": "link", "days": "3", "address": "dc.example@police.example"}
    ).content.decode()
    (sent,) = mail.outbox
    assert sent.to == ["dc.example@police.example"] and LINK.search(sent.body)[0] in shown  # type: ignore[index]
    text = f"{sent.subject} {sent.body}"
    for word in (
        "Ava",
        "Bell",
        summary.reference,
        summary.case.reference,
        summary.recipient,
        SHOWN.search(shown)[1],
    ):  # type: ignore[index]
        assert word not in text
    assert "It was mailed to the address you gave" in shown
    kept = [str(vars(row)) for row in Handover.objects.all()]
    assert "police.example" not in str(kept)


def test_a_mail_server_that_refuses_is_told_and_the_link_still_stands(postbox, settings) -> None:  # type: ignore[no-untyped-def]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", postbox.port, False
    postbox.refuses = "554 no"
    assert "mail could not be sent" in mail_link(
        "a@police.example", "https://x.example/collect/t/", timezone.now()
    )
    postbox.refuses = ""
    assert mail_link("a@police.example", "https://x.example/collect/t/", timezone.now()) == ""
    assert len(postbox.to("a@police.example")) == 1


def test_a_link_that_is_tried_too_often_is_slowed_down(db: None) -> None:
    client = Client()
    answers = [client.get("/collect/guess/").status_code for _ in range(25)]
    assert answers[:20] == [404] * 20 and answers[20:] == [429] * 5


@pytest.mark.django_db(transaction=True)
def test_of_two_who_come_at_once_one_gets_the_file(town: SimpleNamespace) -> None:
    made = linked(town)
    got = together(*[lambda: collecting.collect(made.token)] * 2)
    assert len(got) == 2 and sum(one is not None for one in got) == 1
    assert Entry.objects.filter(event="handover.collected").count() == 1
