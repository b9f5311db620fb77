"""Copying a SQLite database: the file as it is at one moment, while others go on working."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

from config.backup.contents import Backup
from vault.streams import PIECE

WHOLE = "the whole file"


def tables() -> Iterator[tuple[str, Iterator[bytes]]]:
    """The database as one table of bytes, copied beside it first, in the private folder."""
    with tempfile.TemporaryDirectory(dir=settings.HANDRAIL_HOME) as folder:
        copy = Path(folder) / "copy.sqlite3"
        with closing(sqlite3.connect(_place())) as here, closing(sqlite3.connect(copy)) as there:
            here.backup(there)
        yield WHOLE, _parts(copy)


def _parts(copy: Path) -> Iterator[bytes]:
    with copy.open("rb") as file:
        while part := file.read(PIECE):
            yield part


def load(backup: Backup) -> None:
    """Puts the file of a backup in the place of this database; the last step of it is one renaming."""
    place = _place()
    connection.close()
    fresh = place.with_name(f"{place.name}.restored")
    with fresh.open("wb") as file:
        for _, parts in backup.tables():
            for part in parts:
                file.write(part)
        file.flush()
        os.fsync(file.fileno())
    for beside in ("-wal", "-shm"):
        Path(f"{place}{beside}").unlink(missing_ok=True)
    fresh.replace(place)


def _place() -> Path:
    return Path(connection.settings_dict["NAME"])
