"""A file or a setting that is wrong stops the start with one sentence that says what to mend, and no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.house import HERE

HEAD = 'school = "riverbank"\nversion = "1"\nlast_checked = 2026-11-01\n'
UNIT = (
    HEAD + '[deadline.social_care_written]\namount = 2\nunit = "fortnights"\nsource = "Procedures, page 3"\n'
)
LONGER = (
    HEAD + '[deadline.social_care_ack]\namount = 3\nunit = "working_days"\nsource = "Procedures, page 3"\n'
)


def refused(tmp_path: Path, **more: str) -> str:
    """What `manage.py check` says, which ends with 1."""
    env = {"PATH": os.environ["PATH"], "HANDRAIL_HOME": str(tmp_path / "home"), **more}
    run = [sys.executable, "manage.py", "check"]
    done = subprocess.run(run, cwd=HERE, env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (UNIT.encode(), "deadline 'social_care_written': key 'unit' names 'fortnights'; known: "),
        (LONGER.encode(), "deadline 'social_care_ack': key 'amount' lengthens 1 working_days to 3"),
        (b"our rows", "this is not TOML: "),
        (HEAD.encode("utf-16"), "this is not TOML: its byte 1 is no UTF-8"),
    ],
)
def test_a_wrong_overlay_is_one_sentence(tmp_path: Path, text: bytes, says: str) -> None:
    folder = tmp_path / "overlays"
    folder.mkdir()
    (folder / "ours.toml").write_bytes(text)
    assert f"Handrail does not start: ours.toml: {says}" in refused(tmp_path, HANDRAIL_OVERLAYS=str(folder))


def test_an_overlay_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "overlays"
    (folder / "ours.toml").mkdir(parents=True)
    assert "ours.toml cannot be read: " in refused(tmp_path, HANDRAIL_OVERLAYS=str(folder))


def test_a_missing_secret_is_one_sentence(tmp_path: Path) -> None:
    assert "Production needs SECRET_KEY, " in refused(tmp_path, HANDRAIL_ENV="production")
