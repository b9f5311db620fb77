"""Checkpoints on their way outside: into a folder, by mail, and again when a target was away."""

import os
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.fixtures.mail import Postbox
from trail import checkpoints
from trail.checkpoints import notes
from trail.checkpoints.targets import checkpoint_mail, folder
from trail.models import Checkpoint, Entry, Sending

pytestmark = pytest.mark.django_db
Write = Callable[..., Entry]


@pytest.fixture
def place(settings: Any, tmp_path: Path) -> Path:
    settings.TRAIL_CHECKPOINT_FOLDER = str(tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture
def by_mail(settings: Any, postbox: Postbox) -> Postbox:
    settings.TRAIL_CHECKPOINT_FOLDER = ""
    settings.TRAIL_CHECKPOINT_MAIL = ["chair@riverbank.example"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", postbox.port, False
    return postbox


def written(write: Write) -> Checkpoint:
    write()
    checkpoint = checkpoints.write()
    assert checkpoint
    return checkpoint


@pytest.mark.sqlite
def test_it_keeps_each_checkpoint_in_a_private_folder(place: Path, write: Write) -> None:
    first, second = written(write), written(write)
    assert checkpoints.send_due() == 2
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {path.name: path.read_text() for path in place.iterdir()} == {
        "checkpoint-000000000001.txt": first.note, "checkpoint-000000000002.txt": second.note,
    }  # fmt: skip
    assert checkpoints.send_due() == 0


def test_it_never_writes_over_another_file(place: Path, write: Write) -> None:
    checkpoint = written(write)
    folder.keep(checkpoint, "")
    folder.keep(checkpoint, "")
    (place / folder.name_of(checkpoint)).write_text("the log that another auditor saw")
    assert checkpoints.send_due() == 0
    assert Sending.objects.get().failed_reason == "OtherCheckpoint"
    assert "another auditor" in (place / folder.name_of(checkpoint)).read_text()
    assert len(list(place.iterdir())) == 1


def test_it_tries_a_target_that_is_away_again_with_growing_waits(place: Path, write: Write) -> None:
    place.write_text("a file where the folder should be")
    written(write)
    now, waits = timezone.now(), []
    for _ in range(6):
        assert checkpoints.send_due(now) == 0
        sending = Sending.objects.get()
        waits.append((sending.next_try - now) // timedelta(minutes=1))
        assert checkpoints.send_due(now) == 0  # not before its time
        now = sending.next_try
    assert waits == [1, 5, 15, 60, 240, 240]
    assert sending.failed_reason.startswith("FileExistsError")
    place.unlink()
    assert checkpoints.send_due(now) == 1
    assert Sending.objects.get().failed_reason == ""


def test_it_leaves_to_another_worker_what_that_one_is_sending(place: Path, write: Write) -> None:
    written(write)
    Sending.objects.update(next_try=timezone.now() + timedelta(minutes=10))
    assert checkpoints.send_due() == 0


def test_a_time_that_was_written_while_the_clock_was_a_day_ahead_holds_nothing_back(
    place: Path, write: Write
) -> None:
    written(write)
    Sending.objects.update(next_try=timezone.now() + timedelta(days=1))
    assert checkpoints.send_due() == 1


def test_it_mails_one_a_day_with_the_note_as_a_file(by_mail: Postbox, write: Write) -> None:
    first = written(write)
    written(write)
    assert checkpoints.send_due() == 1
    [post] = by_mail.to("chair@riverbank.example")
    [note] = list(post.iter_attachments())
    assert notes.parse(note.get_content()) == notes.parse(first.note)
    assert note.get_filename() == "checkpoint-000000000001.txt"
    assert str(post["Subject"]).startswith("Handrail: checkpoint of the trail, ")
    assert first.note.splitlines()[2] in post.get_body().get_content()


def test_it_mails_again_what_the_server_refused(by_mail: Postbox, write: Write) -> None:
    by_mail.refuses = "451 try later"
    written(write)
    assert checkpoints.send_due() == 0
    assert Sending.objects.get().failed_reason == "SMTPDataError 451"
    by_mail.refuses = ""
    assert checkpoints.send_due(timezone.now() + timedelta(minutes=2)) == 1
    assert len(by_mail.mails) == 1


def test_it_needs_no_target(settings: Any, write: Write) -> None:
    settings.TRAIL_CHECKPOINT_FOLDER, settings.TRAIL_CHECKPOINT_MAIL = "", []
    written(write)
    assert not Sending.objects.exists()


def test_a_half_written_file_is_no_checkpoint(place: Path, write: Write, monkeypatch: Any) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "no space left")

    checkpoint = written(write)
    monkeypatch.setattr(os, "link", full)
    with pytest.raises(OSError, match="no space"):
        folder.keep(checkpoint, "")
    assert list(place.iterdir()) == []


def test_the_mail_names_nobody_and_says_what_to_do_with_it() -> None:
    assert "Please keep this mail" in checkpoint_mail.TEXT
