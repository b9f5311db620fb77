from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from people.models import School
from people.services.roll import RollRefused, import_roll

MOST_SHOWN = 50


class Command(BaseCommand):
    help = (
        "Reads pupils, contacts and staff of a school from three CSV files. Every error is named with file, line "
        "and column, and nothing is written unless all is right. Exit status 1 when something is wrong."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--school", required=True, metavar="SHORT", help="the short name of the school")
        for name in ("pupils", "contacts", "staff"):
            parser.add_argument(name, type=Path, metavar=f"{name}.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        school = School.objects.filter(short=options["school"]).first()
        if school is None:
            known = ", ".join(School.objects.values_list("short", flat=True)) or "none yet"
            raise CommandError(f"There is no school “{options['school']}”. Known: {known}.")
        files = {name: options[name] for name in ("pupils", "contacts", "staff")}
        try:
            counts = import_roll(school=school, actor=None, today=timezone.localdate(), **files)
        except RollRefused as refusal:
            self._show(refusal.wrong)
            raise CommandError(f"{len(refusal.wrong)} errors. Nothing was written.") from refusal
        self.stdout.write(
            f"Written: {counts['pupils']} pupils, {counts['contacts']} contacts, {counts['staff']} staff."
        )
        if counts["missing"]:
            self.stdout.write(
                f"{counts['missing']} pupils on the roll are not in the file. They stay: "
                "give them a date in left_on if they have left."
            )

    def _show(self, wrong: list[str]) -> None:
        for line in wrong[:MOST_SHOWN]:
            self.stderr.write(line)
        if len(wrong) > MOST_SHOWN:
            self.stderr.write(f"... and {len(wrong) - MOST_SHOWN} more")
