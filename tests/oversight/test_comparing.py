"""A checkpoint from outside is pasted: same tree, consistent, changed, cut, of another log, or none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import trail
from people.models import School
from referrals.models import Case
from tests.oversight.test_anchors import rewrite
from tests.trail.tampering import full_rights
from tests.trail.test_export import run
from trail import checkpoints
from trail.models import Checkpoint, Leaf, Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(case: Case) -> str:
    """The note that somebody keeps."""
    written = checkpoints.write()
    assert written
    return written.note


def verdict(client: Client, note: str) -> str:
    answer = client.post(reverse("oversight:checkpoints"), {"note": note})
    return answer.content.decode().split("<main", 1)[1]


def later(school: School) -> None:
    trail.append(school, "access.refused", actor=trail.SYSTEM)
    checkpoints.write()


def test_the_same_tree_and_a_longer_one(as_auditor: Client, kept: str, school: School) -> None:
    assert "Same tree" in verdict(as_auditor, kept)
    later(school)
    page = verdict(as_auditor, kept.replace("\n", "\r\n"))
    assert "Consistent" in page and "Verify every trail" in page


def test_the_newest_checkpoint_is_not_said_to_cover_what_came_since(
    as_auditor: Client, kept: str, school: School
) -> None:
    trail.append(school, "access.refused", actor=trail.SYSTEM)
    page = verdict(as_auditor, kept)
    assert "Same tree" in page and "What came since waits for the next one." in page


def test_the_export_proves_the_checkpoint_that_was_compared(
    as_auditor: Client, kept: str, school: School, tmp_path: Path
) -> None:
    later(school)
    newest = Checkpoint.objects.latest("size")  # the second of its day
    later(school)
    assert "Export every trail" in verdict(as_auditor, newest.note)
    (tmp_path / "held.txt").write_text(newest.note)
    for note, status in (("", 1), ("no checkpoint", 1), (newest.note, 0)):
        answer = as_auditor.post(reverse("oversight:export_school"), {"note": note})
        (tmp_path / "school.jsonl").write_bytes(b"".join(answer))  # type: ignore[arg-type]
        assert run(tmp_path / "school.jsonl", "--anchors", tmp_path / "held.txt")[0] == status


def test_a_log_that_was_written_anew(as_auditor: Client, kept: str, case: Case) -> None:
    rewrite(case, 2)
    assert "The log was changed" in verdict(as_auditor, kept)


def test_a_log_that_was_cut(as_auditor: Client, kept: str) -> None:
    with full_rights():
        Leaf.objects.order_by("-idx")[0].delete()
    assert "shorter than this checkpoint" in verdict(as_auditor, kept)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda note: note.replace("handrail\n", "another\n", 1), "Not signed by this log"),
        (lambda note: note.replace("— handrail", "— another"), "Not signed by this log"),
        (lambda note: note.split("\n\n")[0], "Not a checkpoint"),
        (lambda note: "hello", "Not a checkpoint"),
        (lambda note: "", "Paste a checkpoint"),
    ],
)
def test_what_is_no_checkpoint_of_this_log_is_told_plainly(
    as_auditor: Client, kept: str, change: Callable[[str], str], said: str
) -> None:
    assert said in verdict(as_auditor, change(kept))


def test_the_newest_is_shown_to_be_taken_away_and_a_comparison_is_written_down(
    as_auditor: Client, kept: str
) -> None:
    assert kept.splitlines()[2] in as_auditor.get(reverse("oversight:checkpoints")).content.decode()
    verdict(as_auditor, kept)
    assert Reading.objects.get(event="reading.checkpoint_compared").says["data"] == {"verdict": "same"}
