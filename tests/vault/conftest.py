"""The demo school in a home of its own, made once by the commands that a school would use."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fixtures.processes import ROOT

#: What another test may have set for its own database must not lead here.
NOT_OURS = ("DATABASE_URL", "REDIS_URL", "HANDRAIL_ENV", "HANDRAIL_MASTER_KEY", "CHECKPOINT_FOLDER")


@dataclass
class Home:
    """A folder with everything of one installation, and its manage.py."""

    place: Path

    def manage(self, *args: str, code: int = 0, said: str = "", **env: str) -> str:
        """What the command wrote. Fails where it ends with another code than this."""
        clean = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        ours = {
            "HANDRAIL_HOME": str(self.place),
            "HANDRAIL_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        command = [sys.executable, "manage.py", *args]
        ended = subprocess.run(
            command, cwd=ROOT, env={**clean, **ours, **env}, input=said, capture_output=True, text=True
        )
        assert ended.returncode == code, ended.stdout[-2000:] + ended.stderr[-2000:]
        return ended.stdout + ended.stderr


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Home]:
    """home("name"): an empty home."""
    return lambda name: Home(tmp_path_factory.mktemp(name))


@pytest.fixture(scope="session")
def demo(home: Callable[[str], Home]) -> Home:
    """The demo school on SQLite, with its checkpoint and its mails."""
    made = home("demo")
    made.manage("migrate", "-v0")
    made.manage("demo_school")
    return made
