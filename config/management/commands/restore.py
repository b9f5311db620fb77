"""`manage.py restore FILE`: a backup goes into an empty database and loses again what was erased since; the trail is
verified."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from config.backup import contents, postgres, sqlite
from config.backup.contents import Backup
from config.backup.needed import require
from people.models import School
from trail.checkpoints import anchors, ledger, signing
from trail.checkpoints.notes import NoNote, Note
from vault import ring, streams
from vault.errors import CannotUnseal

UNKNOWN = (
    "Nothing was changed. {place} holds no checkpoints, so nothing says which cases were lawfully erased after the "
    "backup was made: they would come back. Name the folder that keeps the checkpoints of this school with --erasures. "
    "Where none was ever kept, --without-erasures restores all the same: then ask the data protection officer which."
)


class Command(BaseCommand):
    help = (
        "Put a backup into the empty database that DATABASE_URL names, erase again what was erased since it was made, "
        "and verify its trail."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--erasures",
            metavar="PLACE",
            type=Path,
            nargs="+",
            default=[Path(settings.TRAIL_CHECKPOINT_FOLDER)],
            help="the folders that keep the checkpoints, with the ledger of erasures (CHECKPOINT_FOLDER)",
        )
        parser.add_argument(
            "--without-erasures", action="store_true", help="there is no such folder: restore all the same"
        )

        parser.add_argument(
            "--without-trail-keys",
            action="store_true",
            help="the keys of the trail or its checkpoints are lost for good: restore all the same",
        )

    def handle(
        self, *args: Any, file: Path, erasures: list[Path], without_erasures: bool, **options: Any
    ) -> None:
        _have_keys(file, only_master=options["without_trail_keys"])
        known = "" if without_erasures else _known(erasures)
        try:
            with file.open("rb") as opened:
                self._restore(Backup(opened))
            ring.forget()
            ring.see_that_masters_fit()
        except (OSError, CannotUnseal) as error:
            raise CommandError(f"{file} was not restored: {error}") from error
        self.stdout.write(f"Restored. {known}".strip())
        try:
            if known:
                call_command("erase", again=erasures, stdout=self.stdout, stderr=self.stderr)
        finally:
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


def _have_keys(file: Path, *, only_master: bool) -> None:
    """Raises CommandError with every key that is missing, before anything is read, changed or asked of a folder."""
    try:
        with file.open("rb") as opened:
            head = streams.head_of(opened)
        require({"master": [head["by"]], **head.get("needs", {})}, only_master=only_master)
    except (OSError, CannotUnseal) as error:
        raise CommandError(f"{file} was not restored: {error}") from error


def _known(places: list[Path]) -> str:
    """How much the folders know, in a sentence. Raises CommandError, before anything is changed, where they hold no
    checkpoint of this installation or a ledger that it did not write."""
    there = [place for place in places if place.is_dir()]
    try:
        told = sum(1 for place in there for _ in ledger.load(place))
    except (OSError, NoNote) as error:
        raise CommandError(f"Nothing was changed. {error}") from error
    times = [note.at for place in there for note in _kept(place) if signing.is_signed(note)]
    if not times:
        raise CommandError(UNKNOWN.format(place=" and ".join(map(str, places))))
    return (
        f"Its newest checkpoint outside is of {max(times)}, and the ledger there names {told} erasures: of one after "
        "that nothing is known."
    )


def _kept(place: Path) -> list[Note]:
    try:
        return [anchor.note for anchor in anchors.load(place) if anchor.note]
    except NoNote:
        return []


def _differs(there: list[list[str]], here: list[list[str]]) -> str:
    ours, theirs = {tuple(one) for one in here}, {tuple(one) for one in there}
    return ", ".join(".".join(one) for one in sorted(ours ^ theirs)[:3])
