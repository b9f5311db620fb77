"""Checkpoints in S3-compatible storage: signed as published, never over another object, locked where asked for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from oversight.services.retaining import confirm_erasure, propose_erasure
from tests.fixtures.storage import KEY_ID, REGION, SECRET, Storage, fits
from tests.oversight.ending import Ending
from trail import checkpoints
from trail.checkpoints import ledger
from trail.checkpoints.state import state
from trail.checkpoints.targets.signature import Access
from trail.models import Checkpoint, Entry, Sending

Write = Callable[..., Entry]
#: "Examples: Signature Calculations" of the Amazon S3 API Reference, with its key and time.
AT = datetime(2013, 5, 24, tzinfo=UTC)
HOST = "https://examplebucket.s3.amazonaws.com"
PUBLISHED = {
    "GET object": (
        ("GET", f"{HOST}/test.txt", b"", {"Range": "bytes=0-9"}),
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    ),
    "PUT object": (
        (
            "PUT", f"{HOST}/test$file.text", b"Welcome to Amazon S3.",
            {"Date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"},
        ),
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PUBLISHED)
def test_it_signs_as_the_published_examples_do(name: str) -> None:
    (method, url, body, headers), signature = PUBLISHED[name]
    signed = Access(KEY_ID, SECRET, REGION).signed(method, url, body, AT, headers)
    assert signed["authorization"].endswith(f"Signature={signature}")
    assert SECRET not in str(Access(KEY_ID, SECRET, REGION))


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_storage_of_these_tests_believes_the_published_examples_and_nothing_else(name: str) -> None:
    (method, url, body, headers), signature = PUBLISHED[name]
    told = {key.lower(): value for key, value in headers.items()} | {
        "host": "examplebucket.s3.amazonaws.com",
        "x-amz-date": "20130524T000000Z",
        "x-amz-content-sha256": Access(KEY_ID, SECRET, REGION).signed(method, url, body, AT, {})[
            "x-amz-content-sha256"
        ],
    }
    said = f"AWS4-HMAC-SHA256 Credential={KEY_ID}/20130524/us-east-1/s3/aws4_request,"
    said += f"SignedHeaders={';'.join(sorted(told))},Signature={signature}"
    target = url.removeprefix(HOST).replace("$", "%24")
    assert fits(method, target, {**told, "authorization": said}, body)
    assert not fits(method, target, {**told, "authorization": said}, body + b"x")
    assert not fits(method, target + "x", {**told, "authorization": said}, body)
    assert not fits(method, target, told, body)


def written(write: Write) -> Checkpoint:
    write()
    checkpoint = checkpoints.write()
    assert checkpoint
    return checkpoint


@pytest.mark.django_db
def test_each_checkpoint_becomes_an_object_and_none_is_written_over(write: Write, storage: Storage) -> None:
    first, second = written(write), written(write)
    assert checkpoints.send_due() == 2
    assert storage.objects == {
        "/a-bucket/checkpoint-000000000001.txt": first.note.encode(),
        "/a-bucket/checkpoint-000000000002.txt": second.note.encode(),
    }
    assert "x-amz-object-lock-mode" not in storage.heads["/a-bucket/checkpoint-000000000001.txt"]


@pytest.mark.django_db
def test_one_whose_answer_was_lost_is_not_sent_again_and_another_one_is_named(
    write: Write, storage: Storage
) -> None:
    checkpoint = written(write)
    path = "/a-bucket/checkpoint-000000000001.txt"
    storage.objects[path] = checkpoint.note.encode()
    assert checkpoints.send_due() == 1
    storage.objects[path] = b"the log that another auditor saw"
    Sending.objects.update(sent_at=None, next_try=timezone.now())
    assert checkpoints.send_due() == 0
    assert Sending.objects.get().failed_reason == "OtherCheckpoint"
    assert storage.objects[path] == b"the log that another auditor saw"


@pytest.mark.django_db
def test_it_asks_for_a_lock_where_the_school_wants_one(write: Write, storage: Storage, settings: Any) -> None:
    settings.TRAIL_CHECKPOINT_BUCKET = replace(settings.TRAIL_CHECKPOINT_BUCKET, lock_days=400)
    written(write)
    assert checkpoints.send_due() == 1
    (head,) = storage.heads.values()
    until = datetime.fromisoformat(head["x-amz-object-lock-retain-until-date"])
    assert head["x-amz-object-lock-mode"] == "COMPLIANCE"
    assert timedelta(days=399) < until - timezone.now() < timedelta(days=401)
    assert "x-amz-object-lock-mode" in head["authorization"]


@pytest.mark.django_db
@pytest.mark.parametrize("status", [500, 403, 307])
def test_storage_that_is_away_is_asked_again_and_told_of_after_an_hour(
    write: Write, storage: Storage, status: int
) -> None:
    storage.status = status
    written(write)
    assert checkpoints.send_due() == 0 and storage.objects == {}
    sending = Sending.objects.get()
    assert (sending.target, sending.failed_reason) == ("bucket", f"HTTPError {status}")
    assert sending.next_try > timezone.now()
    assert state(timezone.now()).stuck == []
    (stuck,) = state(timezone.now() + timedelta(minutes=61)).stuck
    assert (stuck.label, stuck.reason) == ("The bucket outside", f"HTTPError {status}")
    storage.status = 0
    assert checkpoints.send_due(timezone.now() + timedelta(minutes=2)) == 1


@pytest.mark.django_db
def test_with_another_secret_it_takes_nothing(write: Write, storage: Storage, settings: Any) -> None:
    settings.TRAIL_CHECKPOINT_BUCKET = replace(settings.TRAIL_CHECKPOINT_BUCKET, secret="another secret")
    written(write)
    assert checkpoints.send_due() == 0 and storage.objects == {}


@pytest.mark.django_db
def test_the_ledger_of_erasures_goes_along(storage: Storage) -> None:
    ending = Ending()
    propose_erasure(ending.case, actor=ending.lead, reason="Twenty-five years are over.")
    confirm_erasure(ending.case, actor=ending.dpo)
    checkpoint = checkpoints.write()
    assert checkpoint and checkpoints.send_due() == 1
    name = ledger.FORM.format(checkpoint.size)
    assert str(ending.case.pk).encode() in storage.objects[f"/a-bucket/{name}"]
