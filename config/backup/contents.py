"""What stands in a backup: a first line about it, then tables and their bytes, one after another."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from config.backup.needed import needed
from vault.errors import CannotUnseal
from vault.streams import Sealing, pieces

CONTEXT = "backup"


@dataclass(frozen=True)
class About:
    """When it was made, of which kind of database, and by which version (the migrations that were applied)."""

    made: str
    vendor: str
    migrations: list[list[str]]


def about() -> About:
    """What a backup of this database says of itself."""
    return About(timezone.now().isoformat(), connection.vendor, applied())


def applied() -> list[list[str]]:
    """App and name of every migration that this database has."""
    return sorted([app, name] for app, name in MigrationLoader(connection).applied_migrations)


def write(file: BinaryIO, said: About, tables: Iterable[tuple[str, Iterable[bytes]]]) -> int:
    """Writes the backup and returns how many bytes of tables went in."""
    out, size = Sealing(file, context=CONTEXT, says={"needs": needed()}), 0
    out.write(_line({"about": asdict(said)}))
    for name, parts in tables:
        out.write(_line({"table": name}))
        for part in parts:
            out.write(_line({"bytes": len(part)}) + part)
            size += len(part)
    out.write(_line({"end": True}))
    out.end()
    return size


def _line(says: dict[str, Any]) -> bytes:
    return json.dumps(says).encode() + b"\n"


class Backup:
    """An opened backup. Its tables come once, in order, each with its bytes."""

    def __init__(self, file: BinaryIO) -> None:
        self._pieces, self._waits = pieces(file, context=CONTEXT), b""
        self.about = About(**self._next()["about"])
        self._says = self._next()

    def tables(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Name and bytes of each table. Raises CannotUnseal where the file was changed or cut, at its very end too."""
        while "table" in self._says:
            yield str(self._says["table"]), self._parts()
        for _ in self._pieces:
            raise CannotUnseal("something stands behind the end of the backup")

    def _parts(self) -> Iterator[bytes]:
        while "bytes" in (says := self._next()):
            yield self._read(says["bytes"])
        self._says = says

    def _next(self) -> dict[str, Any]:
        while b"\n" not in self._waits:
            self._more()
        line, _, self._waits = self._waits.partition(b"\n")
        says: dict[str, Any] = json.loads(line)
        return says

    def _read(self, size: int) -> bytes:
        while len(self._waits) < size:
            self._more()
        part, self._waits = self._waits[:size], self._waits[size:]
        return part

    def _more(self) -> None:
        part = next(self._pieces, None)
        if part is None:
            raise CannotUnseal("the backup ends too early")
        self._waits += part
