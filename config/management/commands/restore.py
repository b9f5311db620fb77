"""`manage.py restore FILE`: a backup goes into an empty database, and its trail is verified there."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from config.backup import contents, postgres, sqlite
from config.backup.contents import Backup
from people.models import School
from vault import ring
from vault.errors import CannotUnseal


class Command(BaseCommand):
    help = "Put a backup into the empty database that DATABASE_URL names, and verify its trail."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with file.open("rb") as opened:
                self._restore(Backup(opened))
            ring.forget()
            ring.see_that_masters_fit()
        except (OSError, CannotUnseal) as error:
            raise CommandError(f"{file} was not restored: {error}") from error
        self.stdout.write("Restored. What was erased since the backup was made has to be erased once more.")
        call_command("verify_trail", stdout=self.stdout, stderr=self.stderr)

    def _restore(self, backup: Backup) -> None:
        if backup.about.vendor != connection.vendor:
            raise CommandError(
                f"This is a backup of {backup.about.vendor}, and DATABASE_URL names {connection.vendor}."
            )
        call_command("migrate", verbosity=0, interactive=False)
        if School.objects.exists():
            raise CommandError(
                "The database is not empty. Nothing was changed: name an empty one in DATABASE_URL."
            )
        if strange := _differs(backup.about.migrations, contents.applied()):
            raise CommandError(
                f"The backup was made by another version of Handrail ({strange}). Restore it with that version, "
                "then upgrade."
            )
        (sqlite if connection.vendor == "sqlite" else postgres).load(backup)
        self.stdout.write(f"The backup of {backup.about.made} is in the database.")


def _differs(there: list[list[str]], here: list[list[str]]) -> str:
    ours, theirs = {tuple(one) for one in here}, {tuple(one) for one in there}
    return ", ".join(".".join(one) for one in sorted(ours ^ theirs)[:3])
