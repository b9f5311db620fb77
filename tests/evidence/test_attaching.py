"""Adding a file to a case: who may, what is kept of it, and that nothing is kept of a refused one."""

import hashlib
import re
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from evidence.held import NAMED, bytes_of
from evidence.models import Attachment, AttachmentFile, AttachmentSwitch
from evidence.services.attaching import attach
from evidence.services.switching import switch_attachments
from people.holding import HELD
from tests.evidence.attachments import LETTER, SAID, attached, offer, signed_in, switched_on
from tests.evidence.receiving.pictures import REFUSED, drawn
from tests.factories import a_school, a_user
from trail.models import Entry, Reading
from vault.sealing import unseal
from workflows.roles import DEPUTY, HEAD
from workflows.steps import NotAllowed, Refused

pytestmark = pytest.mark.django_db


def events(town: SimpleNamespace, *names: str) -> list[dict[str, object]]:
    """What the entries of these events say, in order."""
    rows = Entry.objects.filter(case_id=town.case.pk, event__in=names).order_by("seq")
    return [row.says["data"] for row in rows]


def test_it_keeps_a_file_sealed_under_a_number(town: SimpleNamespace) -> None:
    found = attached(town)
    stored = AttachmentFile.objects.get()
    assert str(found) == "Attachment 1" and found.kind == "txt"
    assert bytes_of(found) == LETTER
    assert LETTER not in bytes(stored.sealed) and b"Wilfred" not in bytes(stored.sealed)
    assert found.sha256 == hashlib.sha256(LETTER).hexdigest()
    assert events(town, "attachment.added") == [
        {"number": 1, "kind": "txt", "sha256": found.sha256, "attested": "yes"}
    ]


def test_its_own_name_is_sealed_and_shown_nowhere(town: SimpleNamespace) -> None:
    found = Attachment.objects.get(pk=attached(town).pk)
    assert b"Wilfred" not in bytes(found.sealed_name)
    assert unseal(bytes(found.sealed_name), context=f"{NAMED}:{found.pk}").decode() == SAID["name"]
    client = signed_in(town.lead)
    for path in (f"/evidence/attachments/{found.pk}/", f"/evidence/cases/{town.case.pk}/attachments/panel"):
        assert "Wilfred Okonkwo to the club" not in client.get(path).content.decode()
    taken = client.post(f"/evidence/attachments/{found.pk}/file/")
    assert taken["Content-Disposition"] == f'attachment; filename="{town.case.reference}-attachment-1.txt"'
    assert not [row for row in (*Entry.objects.all(), *Reading.objects.all()) if b"club" in bytes(row.header)]


def test_two_presses_keep_it_once(town: SimpleNamespace) -> None:
    assert attached(town) == attached(town)
    assert Attachment.objects.count() == 1
    assert len(events(town, "attachment.added")) == 1


def test_the_same_file_with_other_words_loses_none_of_them(town: SimpleNamespace) -> None:
    attached(town)
    answer = offer(town, LETTER, description="It came on Monday.")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "here already as “Attachment 1”" in page and "It came on Monday." in page


def test_the_next_file_has_the_next_number(town: SimpleNamespace) -> None:
    attached(town)
    assert attached(town, b"The club meets on Mondays.").number == 2


def test_links_in_the_description_are_kept_harmless(town: SimpleNamespace) -> None:
    assert (
        attached(town, description="From https://club.example/a").description
        == "From hxxps://club[.]example/a"
    )


@pytest.mark.parametrize("name", ["JPEG", "HEIC", "MP4", "zip", "SVG"])
def test_rule_05_a_refused_file_leaves_a_code_and_nothing_else(town: SimpleNamespace, name: str) -> None:
    switched_on(town)
    found, content = REFUSED[name]
    answer = offer(town, content, description="He sent it to me.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The file was not kept" in page and "He sent it to me." in page
    assert f"/cases/{town.case.pk}/notes/evidence/" in page and 'href="tel:101"' in page
    assert not Attachment.objects.exists() and not AttachmentFile.objects.exists()
    assert events(town, "attachment.refused", "attachment.added") == [{"found": found}]


def test_an_empty_file_is_told_by_its_size_and_nobody_is_sent_to_the_police_for_it(
    town: SimpleNamespace,
) -> None:
    switched_on(town)
    answer = offer(town, b"", description="A letter of the club.")
    page = answer.content.decode()
    assert answer.status_code == 422 and "The file was not kept" in page and "A letter of the club." in page
    assert "it came in with 0 bytes" in page and "choose it again" in page
    assert "What to do instead" not in page and 'href="tel:101"' not in page
    assert not Attachment.objects.exists()


def test_a_picture_is_refused_even_where_words_are_missing(town: SimpleNamespace) -> None:
    """Somebody who offers what must not be here learns it at once, not after the third try."""
    switched_on(town)
    assert "The file was not kept" in offer(town, drawn("JPEG"), description="", attested="").content.decode()


def test_rule_05_neither_a_kept_nor_a_refused_file_touches_a_disk(
    town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))  # making a file there would raise
    switched_on(town)
    assert offer(town, drawn("JPEG") + bytes(9_000_000)).status_code == 422
    assert offer(town, b"The club meets on Mondays. " * 70_000).status_code == 302
    assert AttachmentFile.objects.count() == 1


def test_a_file_that_is_far_too_large_is_let_go_while_it_comes_in(town: SimpleNamespace) -> None:
    switched_on(town)
    answer = offer(town, b"x" * 11_000_000, description="A very long letter.")
    assert answer.status_code == 422
    assert "larger than 10 MB" in answer.content.decode() and "A very long letter." in answer.content.decode()
    assert events(town, "attachment.refused") == [{"found": "too_big"}]


@pytest.mark.parametrize("missing", ["description", "attested"])
def test_it_asks_for_what_is_missing_and_keeps_the_rest(town: SimpleNamespace, missing: str) -> None:
    switched_on(town)
    answer = offer(town, LETTER, **{missing: ""})
    assert answer.status_code == 422
    assert not Attachment.objects.exists()
    if missing == "attested":
        assert "A letter of the club." in answer.content.decode()


def test_no_file_at_all_is_said_plainly(town: SimpleNamespace) -> None:
    switched_on(town)
    answer = signed_in(town.lead).post(
        f"/evidence/cases/{town.case.pk}/attachments/new/", {"description": "A letter."}
    )
    assert answer.status_code == 422
    assert "Choose the file" in answer.content.decode() and "A letter." in answer.content.decode()


def test_what_was_typed_beside_a_file_after_signing_out_is_given_back(town: SimpleNamespace) -> None:
    switched_on(town)
    path, here = f"/evidence/cases/{town.case.pk}/attachments/new/", {"origin": "http://testserver"}
    client = signed_in(town.lead)
    client.get("/people/me/")
    client.post("/accounts/logout/")
    file = SimpleUploadedFile("letter.txt", LETTER)
    client.post(path, {"file": file, "description": "A letter of the club."}, headers=here)
    client.force_login(town.lead)
    assert "What you wrote is still here" in client.get(path).content.decode()
    page = client.post(path, {HELD: "send"}).content.decode()
    assert "A letter of the club." in page and "Choose the file" in page
    assert not Attachment.objects.exists()


def test_a_download_is_written_down_and_never_shown_in_the_browser(town: SimpleNamespace) -> None:
    found = attached(town)
    answer = signed_in(town.head).post(f"/evidence/attachments/{found.pk}/file/")
    assert answer.content == LETTER
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment;")
    assert Reading.objects.get(event="export.attachment").chain_id == town.case.pk
    assert signed_in(town.head).get(f"/evidence/attachments/{found.pk}/file/").status_code == 405


def test_off_by_default_and_only_the_head_switches_with_a_reason(town: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        attach(town.case, content=LETTER, actor=town.lead, **SAID)
    for user in (town.lead, town.deputy, town.teacher):
        assert signed_in(user).get("/evidence/settings/attachments/").status_code == 403
        with pytest.raises(NotAllowed):
            switch_attachments(town.school, on=True, reason="Letters.", actor=user)
    with pytest.raises(Refused):
        switch_attachments(town.school, on=True, reason=" ", actor=town.head)
    head = signed_in(town.head)
    for _ in range(2):
        head.post("/evidence/settings/attachments/", {"on": "yes", "reason": "Letters come as PDF."})
    assert AttachmentSwitch.objects.get().reason == "Letters come as PDF."
    assert Entry.objects.filter(case_id=town.school.pk, event="school.attachments_on").count() == 1
    assert "Letters come as PDF." in head.get("/evidence/settings/attachments/").content.decode()
    head.post("/evidence/settings/attachments/", {"on": "no", "reason": "Not any more."})
    assert (
        "takes no attachments"
        in signed_in(town.lead).get(f"/evidence/cases/{town.case.pk}/attachments/new/").content.decode()
    )


def test_rule_06_no_page_asks_anybody_to_look_and_none_shows_a_file(town: SimpleNamespace) -> None:
    found = attached(town)
    page = signed_in(town.lead).get(f"/evidence/attachments/{found.pk}/").content.decode()
    adding = signed_in(town.lead).get(f"/evidence/cases/{town.case.pk}/attachments/new/").content.decode()
    refused = offer(town, drawn("PNG")).content.decode()
    assert "Do not open a file to find out" in adding
    assert "Do not look again at what may be a picture of a child" in refused
    assert "If it may hold a picture or video of a child, do not open it." in page
    for text in (page, adding, refused):
        shown = text[text.index("<main") : text.index("</main>")]
        assert not re.search(r"<(img|iframe|embed|object|video|picture)\b", shown)
        assert "/file/" not in re.sub(r'<form method="post" action="[^"]*"', "", shown), (
            "no link opens a file"
        )
        assert LETTER.decode() not in shown


def test_what_was_typed_while_they_were_switched_off_is_given_back(town: SimpleNamespace) -> None:
    assert "A letter of the club." in offer(town, LETTER).content.decode()
    assert not Attachment.objects.exists()


def test_a_head_of_another_school_switches_their_own_only(town: SimpleNamespace) -> None:
    far = a_user(a_school("Millbrook School"), HEAD)
    with pytest.raises(NotAllowed):
        switch_attachments(town.school, on=True, reason="Letters.", actor=far)


def test_staff_and_other_schools_find_no_attachment(town: SimpleNamespace) -> None:
    found = attached(town)
    for user in (town.teacher, a_user(a_school("Millbrook School"), DEPUTY)):
        client = signed_in(user)
        assert client.get(f"/evidence/attachments/{found.pk}/").status_code == 404
        assert client.post(f"/evidence/attachments/{found.pk}/file/").status_code == 404
        assert offer(town, b"Another letter.", user).status_code == 404
        with pytest.raises(NotAllowed):
            attach(town.case, content=b"Another letter.", actor=user, **SAID)
    assert Client().post(f"/evidence/attachments/{found.pk}/file/").status_code == 302


@pytest.mark.sqlite
@pytest.mark.parametrize("rows", ["Attachment", "AttachmentFile", "AttachmentSwitch"])
def test_rule_13_what_came_in_can_be_neither_changed_nor_deleted(town: SimpleNamespace, rows: str) -> None:
    attached(town)
    table = {
        "Attachment": Attachment,
        "AttachmentFile": AttachmentFile,
        "AttachmentSwitch": AttachmentSwitch,
    }[rows]
    change = {
        "Attachment": {"number": 7},
        "AttachmentFile": {"sealed": b""},
        "AttachmentSwitch": {"on": False},
    }
    for act in (
        lambda: table.objects.update(**change[rows]),
        lambda: table.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
