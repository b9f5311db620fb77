"""A released file leaves once; a locked copy opens with a passphrase that is kept nowhere; all is written down."""

import io
import re
from types import SimpleNamespace

import pypdf
import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from evidence.models import Handover, Summary
from evidence.seal.signatures import read
from evidence.services import handing_over
from tests.evidence.conftest import drafted
from tests.evidence.released import released
from tests.evidence.test_pages import post, signed_in
from trail.models import Entry
from workflows.steps import NotAllowed, Refused, SomeoneWasFirst

SHOWN = re.compile(r'id="passphrase">([^<]+)<')


def page_of(summary: Summary) -> str:
    return f"/evidence/summaries/{summary.pk}/"


def said(event: str) -> list[Entry]:
    return list(Entry.objects.filter(event=event).order_by("seq"))


def test_it_is_downloaded_once_and_again_with_a_reason(town: SimpleNamespace) -> None:
    summary = released(town)
    path, client = f"{page_of(summary)}file/", signed_in(town.lead)
    first = client.post(path)
    assert first.content == summary.file.read() and "no-store" in first["Cache-Control"]
    again = client.post(path, follow=True)
    assert again["Content-Type"].startswith("text/html")
    assert "Write why it is handed over again" in again.content.decode()
    assert "at most 300" in client.post(path, {"reason": "x" * 301}, follow=True).content.decode()
    assert Handover.objects.count() == 1
    second = client.post(path, {"reason": "The mailbox of the front door refused it."})
    assert second.content == first.content
    assert [entry.says["data"]["sha256"] for entry in said("export.summary")] == [summary.file.sha256] * 2
    assert "refused it" not in str([bytes(entry.header) for entry in said("export.summary")])
    assert "Again because: The mailbox" in client.get(page_of(summary)).content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.exclude(reason="").update(reason="")


def test_who_may_not_release_gets_nothing(town: SimpleNamespace) -> None:
    summary = released(town)
    for act in (lambda: handing_over.take(summary, actor=town.teacher),
                lambda: handing_over.prepare(summary, way="locked", actor=town.teacher)):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()
    for name in ("file/", "hand-over/"):
        assert post(town.teacher, page_of(summary) + name).status_code == 404
    assert not Handover.objects.exists()


def test_nothing_leaves_before_it_is_released(town: SimpleNamespace) -> None:
    summary = drafted(town)
    with pytest.raises(SomeoneWasFirst):
        handing_over.take(summary, actor=town.lead)
    assert post(town.lead, f"{page_of(summary)}hand-over/", way="locked").url == page_of(summary)


def test_a_locked_copy_is_made_shown_and_downloaded_once(town: SimpleNamespace) -> None:
    summary = released(town)
    client, path = signed_in(town.deputy), f"{page_of(summary)}hand-over/"
    assert "One-time link" not in client.get(page_of(summary)).content.decode()
    assert client.post(path, {"csrfmiddlewaretoken": "as a browser sends it"}).status_code == 422
    shown = client.post(path, {"way": "locked"})
    passphrase, made = SHOWN.search(shown.content.decode())[1], Handover.objects.get()  # type: ignore[index]
    assert "no-store" in shown["Cache-Control"]
    assert passphrase not in kept_in_the_database()
    copy = client.post(f"/evidence/handovers/{made.pk}/file/").content
    reader = pypdf.PdfReader(io.BytesIO(copy))
    assert reader.decrypt("wrong") == pypdf.PasswordType.NOT_DECRYPTED
    assert reader.decrypt(passphrase) and "Ava Bell" in reader.pages[0].extract_text()
    assert read(copy)
    late = client.post(f"/evidence/handovers/{made.pk}/file/", follow=True)
    assert "was downloaded or taken back" in late.content.decode()
    made.refresh_from_db()
    assert made.copy is None and made.collected_at
    assert said("handover.made")[0].says["data"]["sha256"] == made.sha256
    assert len(said("export.summary")) == 1
    with pytest.raises(Refused):
        handing_over.prepare(summary, way="locked", actor=town.deputy)
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.filter(pk=made.pk).update(collected_at=None)


def test_a_page_that_is_sent_twice_makes_one_copy_and_shows_one_passphrase(town: SimpleNamespace) -> None:
    summary = released(town)
    client, path = signed_in(town.lead), f"{page_of(summary)}hand-over/"
    for sent in ({"way": "locked"}, {"way": "link", "reason": "The mail came back."}):
        page = client.get(path).content.decode()
        sent |= {"mark": re.search(r'name="mark" value="([^"]+)"', page)[1]}  # type: ignore[index]
        before = Handover.objects.count()
        assert SHOWN.search(client.post(path, sent).content.decode())
        again = client.post(path, sent, follow=True)
        assert again.redirect_chain[0][0] == page_of(summary)
        assert "made already, and its passphrase was shown once" in again.content.decode()
        assert not SHOWN.search(again.content.decode())
        assert Handover.objects.count() == before + 1 == len(said("handover.made"))


def test_a_copy_after_the_first_asks_why_and_keeps_what_was_chosen(town: SimpleNamespace) -> None:
    summary = released(town)
    handing_over.prepare(summary, way="locked", actor=town.lead)
    asked = post(town.lead, f"{page_of(summary)}hand-over/", way="locked")
    assert asked.status_code == 422 and Handover.objects.count() == 1
    page = asked.content.decode()
    assert "Write why it is handed over again" in page and 'value="locked"' in page and "checked" in page


def kept_in_the_database() -> str:
    """Everything that is kept of handovers, entries and sessions, as text."""
    with connection.cursor() as cursor:
        rows = []
        for table in ("evidence_handover", "trail_entry", "trail_payload", "trail_reading", "people_session"):
            cursor.execute(f"SELECT * FROM {table}")
            rows += [
                str([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor.fetchall()
            ]
    assert len(rows) > 10
    return "\n".join(rows)


def test_what_waits_can_be_taken_back_once(town: SimpleNamespace) -> None:
    summary = released(town)
    made = handing_over.prepare(summary, way="locked", actor=town.lead).handover
    client, path = signed_in(town.lead), f"/evidence/handovers/{made.pk}/take-back/"
    assert "Waiting" in client.get(page_of(summary)).content.decode()
    assert "Nobody can have this copy" in client.post(path, follow=True).content.decode()
    assert "Too late" in client.post(path, follow=True).content.decode()
    page = client.post(f"/evidence/handovers/{made.pk}/file/", follow=True).content.decode()
    assert "Taken back" in page
    made.refresh_from_db()
    assert made.copy is None and not made.collected_at
    assert len(said("handover.revoked")) == 1 and not said("export.summary")


def test_the_page_tells_what_is_kept_of_the_file(town: SimpleNamespace) -> None:
    summary = released(town)
    page = signed_in(town.lead).get(page_of(summary)).content.decode()
    for words in (
        "other pupil 2",
        summary.file.sha256,
        "/verify",
        "[Pupil] 2 times, [phone removed] 1 time: what its reader can count in it",
        town.deputy.name,
        "Download the PDF</button>",
    ):
        assert words in page
    key = signed_in(town.deputy).get("/evidence/school-key/").content.decode()
    assert summary.file.key.spoken in key and f"In use since {timezone.localdate():%-d %B %Y}" in key
    assert signed_in(town.teacher).get("/evidence/school-key/").status_code == 403


def test_the_page_says_who_downloaded_it_when_and_what_to_do(town: SimpleNamespace) -> None:
    summary = released(town)
    client = signed_in(town.deputy)
    assert ">Download the PDF</button>" in client.get(page_of(summary)).content.decode()
    client.post(f"{page_of(summary)}file/")
    at = timezone.localtime(Handover.objects.get().collected_at)
    shown = client.get(page_of(summary)).content.decode()
    assert f"Downloaded by Obi Deputy on {at:%-d %B %Y, %H:%M}. It cannot be downloaded again" in shown
    assert "If it is needed again" in shown and ">Download the PDF</button>" not in shown
    assert "For <strong>Riverbank front door</strong> (Children&#x27;s social care)." in shown


def test_what_became_of_it_is_told_to_the_open_page_once(town: SimpleNamespace) -> None:
    summary = released(town)
    client, path = signed_in(town.deputy), f"{page_of(summary)}handing/"
    assert client.get(path, {"left": "0-0"}).status_code == 204
    client.post(f"{page_of(summary)}file/")
    assert "Downloaded by Obi Deputy" in client.get(path, {"left": "0-0"}).content.decode()
    assert client.get(path, {"left": "1-0"}).status_code == 204
    assert signed_in(town.teacher).get(path).status_code == 404
