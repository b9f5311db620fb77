"""`manage.py partition --months 3`: readings and notices by month, on a large PostgreSQL."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from config.partitions import months
from config.partitions.parted import TABLES, Parted, is_parted
from config.partitions.parting import CannotPart, part


class Command(BaseCommand):
    help = (
        "Part the tables of readings and of notices by month, once and with web and worker stopped; after that, make "
        "the parts of months to come, at any time. As the owner of the tables."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--months", type=int, default=3, help="how many months ahead there are to be parts"
        )

    def handle(self, *args: Any, months: int, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL parts tables. A school on SQLite has no need of it.")
        if not 0 <= months <= 120:
            raise CommandError("--months is a number up to 120.")
        for parted in TABLES:
            self.stdout.write(self._seen_to(parted, months))

    def _seen_to(self, parted: Parted, ahead: int) -> str:
        if is_parted(parted.table):
            return (
                f"{parted.table}: {_made(parted, ahead)} parts made, {len(months.parts(parted.table))} there"
            )
        try:
            number = part(parted, ahead)
        except CannotPart as why:
            raise CommandError(f"{why}. {parted.table} was left as it is.") from why
        return f"{parted.table}: {number:,} rows in {len(months.parts(parted.table))} parts"


@transaction.atomic
def _made(parted: Parted, ahead: int) -> int:
    made = months.add(parted.table, timezone.localdate(), ahead)
    months.guard(parted.table)
    return len(made)
