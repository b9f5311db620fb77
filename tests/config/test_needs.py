import subprocess
import sys
from pathlib import Path

from django.core import checks

from config import needs

ROOT = Path(__file__).resolve().parents[2]


def test_pango_is_here():
    assert needs.pango_missing() == ""


def test_a_missing_pango_is_one_sentence_of_the_system_check(monkeypatch):
    monkeypatch.setattr(needs, "LIBRARIES", {"pango-that-is-not": "libpango-that-is-not.so.0"})
    found = [message for message in checks.run_checks() if message.id == "handrail.W001"]
    assert [message.msg for message in found] == [needs.PANGO]
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0" in needs.PANGO


def test_a_missing_browser_is_one_sentence_and_exit_1(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "config.needs", "pango", "chromium"],
        cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr.strip()) == (1, needs.CHROMIUM)


def test_chromium_from_the_environment_wins(tmp_path, monkeypatch):
    (tmp_path / "mine").touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "mine"))
    assert needs.chromium() == str(tmp_path / "mine")
