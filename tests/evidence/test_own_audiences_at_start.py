"""HANDRAIL_AUDIENCES: the school's own rows are there when the program has started, or it does not start."""

import os
import subprocess
import sys
from pathlib import Path

from tests.rules.house import HERE

OWN = """
version = "2026-12"
[audience.lado]
label = "Designated officer of the council"
hint = "For an allegation."
based_on = "social_care"
"""
SHOW = "from workflows import audiences; print(audiences.version(), *audiences.table())"


def started(tmp_path: Path, text: str) -> subprocess.CompletedProcess[str]:
    """A program that starts with this file and says which audiences there are."""
    file = tmp_path / "ours.toml"
    file.write_text(text)
    env = {
        "PATH": os.environ["PATH"],
        "HANDRAIL_HOME": str(tmp_path / "home"),
        "HANDRAIL_AUDIENCES": str(file),
    }
    run = [sys.executable, "manage.py", "shell", "--no-imports", "-c", SHOW]
    return subprocess.run(run, cwd=HERE, env=env, capture_output=True, text=True)


def test_they_stand_beside_the_defaults(tmp_path: Path) -> None:
    done = started(tmp_path, OWN)
    assert done.stdout.split() == [
        "2026-11+2026-12",
        "police_ceop",
        "social_care",
        "parent_sar",
        "governor",
        "lado",
    ]


def test_a_wrong_row_stops_the_start_with_file_audience_and_row(tmp_path: Path) -> None:
    done = started(tmp_path, OWN + 'rows.bank = "keep"\n')
    assert done.returncode != 0
    assert (
        f"HANDRAIL_AUDIENCES: {tmp_path}/ours.toml: audience 'lado': row 'bank': 'keep' shows more"
        in done.stderr
    )
