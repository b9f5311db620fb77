"""The bucket for checkpoints, from the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.buckets import bucket

GIVEN = {
    "CHECKPOINT_BUCKET": "https://storage.example/school/",
    "CHECKPOINT_BUCKET_KEY": "id",
    "CHECKPOINT_BUCKET_SECRET": "hidden word",
    "CHECKPOINT_BUCKET_LOCK_DAYS": "400",
}


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_it_is_read_with_its_key_and_shows_no_secret(given: pytest.MonkeyPatch) -> None:
    made = bucket(secure=True)
    assert made and (made.url, made.region, made.lock_days) == (
        "https://storage.example/school",
        "us-east-1",
        400,
    )
    assert "hidden word" not in repr(made)


def test_without_an_address_there_is_none(given: pytest.MonkeyPatch) -> None:
    given.delenv("CHECKPOINT_BUCKET")
    assert bucket(secure=True) is None


@pytest.mark.parametrize("missing", ["CHECKPOINT_BUCKET_KEY", "CHECKPOINT_BUCKET_SECRET"])
def test_without_its_key_nothing_starts(given: pytest.MonkeyPatch, missing: str) -> None:
    given.delenv(missing)
    with pytest.raises(
        ImproperlyConfigured, match="needs CHECKPOINT_BUCKET_KEY and CHECKPOINT_BUCKET_SECRET"
    ):
        bucket(secure=True)


def test_for_real_data_it_has_https(given: pytest.MonkeyPatch) -> None:
    given.setenv("CHECKPOINT_BUCKET", "http://storage.example/school")
    with pytest.raises(ImproperlyConfigured, match="must start with https://"):
        bucket(secure=True)
