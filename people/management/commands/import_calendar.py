"""Terms and days without pupils from a file: the whole of it, or nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from people.models import School
from people.services.calendar import add_term, close_days
from workflows.calendar_files import CalendarError, Row, read_calendar
from workflows.steps import Refused


class Command(BaseCommand):
    help = "Add the terms and days without pupils of a TOML file to the calendar of a school."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="[[term]] first, last; [[closed]] kind, first, last")
        parser.add_argument("--school", required=True, help="short name of the school")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        school = School.objects.filter(short=options["school"]).first()
        if school is None:
            raise CommandError(f"There is no school {options['school']!r}.")
        try:
            rows = read_calendar(options["file"])
        except CalendarError as error:
            raise CommandError(str(error)) from None
        for row in rows:
            self.add(school, row)
        self.stdout.write(f"{school.name}: {len(rows)} rows are in the calendar.")

    def add(self, school: School, row: Row) -> None:
        """Adds one row, or says which one the school's calendar refuses, and why."""
        try:
            if row.kind:
                close_days(school=school, kind=row.kind, first=row.first, last=row.last, actor=None)
            else:
                add_term(school=school, first=row.first, last=row.last, actor=None)
        except Refused as refused:
            reason = next(iter(refused.facts.values()), str(refused))
            raise CommandError(f"{row.where}: {reason}. Nothing was added.") from None
