"""A small trial on the database and the broker of the test run."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.trial import Trial

SET_BY_TRIAL = {"SMTP_HOST": "", "SMTP_PORT": "", "SMTP_TLS": ""}  # named here so that they end with the test


@pytest.fixture
def trial(
    start: object, process_env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Trial]:
    """One installation with two schools, running, with people at work; `start` keeps the test in real time."""
    for name, value in (process_env | SET_BY_TRIAL).items():
        monkeypatch.setenv(name, value)
    with Trial(None, tmp_path, random.Random(1), schools=2) as running:
        yield running
