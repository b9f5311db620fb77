"""`manage.py backup FILE`: everything the database holds, in one sealed file."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from config.backup import contents, postgres, scratch, sqlite
from referrals.services import heartbeats
from vault.errors import CannotUnseal
from vault.masters import masters
from vault.ring import see_that_masters_fit


class Command(BaseCommand):
    help = (
        "Write a sealed backup of the database to a file, and see that it can be restored. It opens with the master "
        "key alone: keep that key somewhere else."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", help="where to write it; a file that is there is never replaced"
        )
        parser.add_argument(
            "--unverified",
            action="store_true",
            help="do not restore it into a scratch database to see that it can be",
        )
        parser.add_argument(
            "--elsewhere",
            action="store_true",
            help="only write down that a backup was made by other means, for `manage.py doctor`",
        )

    def handle(
        self, *args: Any, file: Path | None, unverified: bool, elsewhere: bool, **options: Any
    ) -> None:
        if elsewhere == (file is not None):
            raise CommandError("Name the file to write, or say --elsewhere.")
        if file is not None:
            self._write(file, unverified)
        heartbeats.beat(heartbeats.BACKUP, timezone.now())

    def _write(self, file: Path, unverified: bool) -> None:
        if file.exists():
            raise CommandError(f"{file} is there already. Nothing was written: choose another name.")
        part = file.with_name(f"{file.name}.part")
        try:
            see_that_masters_fit()  # under another key it would be a file that opens and holds nothing to read
            size = written(part)
            part.replace(file)
        except (OSError, DatabaseError, CannotUnseal) as error:
            part.unlink(missing_ok=True)
            raise CommandError(f"No backup was made: {error}") from error
        self.stdout.write(f"{file}: {size:,} bytes, sealed under the master key {masters().current()}.")
        if not unverified:
            self._verify(file)

    def _verify(self, file: Path) -> None:
        try:
            whole, said = scratch.restores(file)
        except DatabaseError as error:
            raise CommandError(
                f"Written, not verified: no scratch database could be made. {error}"
            ) from error
        self.stdout.write(said)
        if not whole:
            raise CommandError(f"{file} was written and cannot be restored. Do not rely on it.")
        heartbeats.beat(heartbeats.VERIFIED, timezone.now())


def written(part: Path) -> int:
    """Writes the backup of this database to a new file that nobody else may read; how many bytes it holds."""
    kind = sqlite if connection.vendor == "sqlite" else postgres
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        size = contents.write(file, contents.about(), kind.tables())
        file.flush()
        os.fsync(file.fileno())
    return size
