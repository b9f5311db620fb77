"""Homes of their own, filled by the commands that a school would use."""

import fcntl
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from tests.fixtures.processes import ROOT
from tests.vault import overseen

#: What another test may have set for its own database must not lead here.
NOT_OURS = ("DATABASE_URL", "REDIS_URL", "HANDRAIL_ENV", "HANDRAIL_MASTER_KEY", "CHECKPOINT_FOLDER")


@dataclass
class Home:
    """A folder with everything of one installation, and its manage.py."""

    place: Path
    env: dict[str, str] = field(default_factory=dict)

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
            command,
            cwd=ROOT,
            env={**clean, **ours, **self.env, **env},
            input=said,
            capture_output=True,
            text=True,
        )
        assert ended.returncode == code, ended.stdout[-2000:] + ended.stderr[-2000:]
        return ended.stdout + ended.stderr


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Home]:
    """home("name"): an empty home."""
    return lambda name: Home(tmp_path_factory.mktemp(name))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The demo school on SQLite, with its mails: made once, for all processes of a run."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    made = Home(shared / "demo-home")
    with (shared / "demo-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made.place / "whole").exists():
            made.place.mkdir()
            fill(made)
            (made.place / "whole").touch()
    return made


def fill(home: Home) -> None:
    """The demo school, with what oversight wrote there."""
    home.manage("migrate", "-v0")
    home.manage("demo_school")
    home.manage("shell", said=overseen.SCRIPT)


@contextmanager
def database() -> Iterator[str]:
    """The URL of an empty PostgreSQL database, which is gone afterwards."""
    server, name = os.environ["DATABASE_URL"].rpartition("/")[0], f"vault_{secrets.token_hex(4)}"
    with psycopg.connect(f"{server}/postgres".replace("postgres://", "postgresql://"), autocommit=True) as at:
        at.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{server}/{name}"
        finally:
            at.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
