"""A database that is there for a moment, to see that a backup can be put back."""

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def restores(backup: Path) -> tuple[bool, str]:
    """Whether the backup can be put back into an empty database and its trail verifies there, and what was said."""
    with _database() as url:
        ended = subprocess.run(
            [sys.executable, "manage.py", "restore", str(backup), "--without-erasures"],
            cwd=settings.BASE_DIR, env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True,
        )  # fmt: skip
    return ended.returncode == 0, (ended.stdout + ended.stderr).strip()


@contextmanager
def _database() -> Iterator[str]:
    if connection.vendor == "sqlite":
        with tempfile.TemporaryDirectory(dir=settings.HANDRAIL_HOME) as folder:
            yield f"sqlite:///{folder}/scratch.sqlite3"
        return
    name = f"handrail_scratch_{secrets.token_hex(4)}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            yield _url(name)
        finally:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _url(name: str) -> str:
    at = connection.settings_dict
    password = f":{quote(str(at['PASSWORD']), safe='')}" if at["PASSWORD"] else ""
    return f"postgres://{quote(str(at['USER']), safe='')}{password}@{at['HOST']}:{at['PORT']}/{name}"
