"""Write the trail of a case or a school as JSON Lines, for verify_trail.py. Exit status: 0, or 2 if it could not."""

from argparse import ArgumentParser
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from oversight.services.exporting import export_case, export_school
from people.models import School
from referrals.models import Case
from trail.checkpoints import anchors
from trail.checkpoints.notes import NoNote, Note


class Command(BaseCommand):
    """The export itself becomes an entry, by Handrail."""

    help = "Write a trail as JSON Lines to the standard output; check it with: python verify_trail.py FILE"

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--case", metavar="REFERENCE", help="one case, for instance HR-4F7K-2Q")
        what.add_argument("--school", metavar="SHORT", help="a school with all its cases, by its short name")
        parser.add_argument(
            "--anchors", metavar="PLACE", type=Path, help="prove these checkpoints too: a folder, or one file"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for line in _lines(options["case"], options["school"], _held(options["anchors"])):
            self.stdout.write(line, ending="")


def _held(place: Path | None) -> list[Note]:
    try:
        return [anchor.note for anchor in anchors.load(place) if anchor.note] if place else []
    except (OSError, NoNote) as error:
        raise CommandError(f"Could not read the checkpoints: {error}", returncode=2) from error


def _lines(reference: str | None, short: str | None, held: Collection[Note]) -> Iterator[str]:
    if reference:
        case = Case.objects.filter(reference__iexact=reference).first()
        if case is None:
            raise CommandError(f"There is no case {reference}.", returncode=2)
        return export_case(case=case, held=held)
    school = School.objects.filter(short=short).first()
    if school is None:
        raise CommandError(f"There is no school {short}.", returncode=2)
    return export_school(school=school, held=held)
