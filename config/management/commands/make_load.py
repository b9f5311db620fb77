"""`manage.py make_load --into NAME`: a PostgreSQL full of invented schools and cases, for measuring."""

import os
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from config.load.filling import Filling, Plan
from config.load.schools import make_schools
from people.models import School, User
from trail import checkpoints
from trail.models import Entry
from trail.verify import Verification

LOOKED_AT = 200  # chains that are verified at the end
SAID_EVERY = 5.0  # seconds


class Command(BaseCommand):
    help = (
        "Fill an empty PostgreSQL database with invented schools and cases. Whoever runs it names the database, "
        "so that it is never the wrong one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--into", required=True, help="the name of the database, as it stands in DATABASE_URL"
        )
        parser.add_argument("--schools", type=int, default=200)
        parser.add_argument("--cases", type=int, default=100_000)
        parser.add_argument("--pupils", type=int, default=300, help="pupils of each school")
        parser.add_argument("--closed", type=int, default=60, help="how many of a hundred cases are closed")
        parser.add_argument(
            "--processes",
            type=int,
            default=os.cpu_count() or 1,
            help="as many as there are cores; 0: in this one",
        )
        parser.add_argument("--password", help="of every account; without it nobody can sign in")

    def handle(self, *args: Any, into: str, schools: int, cases: int, **options: Any) -> None:
        self._check(into, schools)
        self._begun, self._said, self._made = time.monotonic(), 0.0, 0
        make_schools(schools, pupils=options["pupils"], password=options["password"], tell=self._schools)
        filling = Filling()
        plan = Plan(closed=options["closed"])
        filling.fill(cases, plan, processes=options["processes"], tell=self._cases)
        self._say(f"{self._made:,} cases at {schools} schools, {self._rate():,.0f} a second")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        written = checkpoints.write()
        self._say(f"A checkpoint covers {written.size if written else 0:,} entries and readings")
        self._verify()

    def _check(self, into: str, schools: int) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("make_load fills PostgreSQL alone: set DATABASE_URL.")
        if into != (name := connection.settings_dict["NAME"]):
            raise CommandError(f"DATABASE_URL leads to {name!r}, not to {into!r}. Nothing was written.")
        if School.objects.exists() or User.objects.exists() or Entry.objects.exists():
            raise CommandError(
                f"{into} is not empty. Nothing was written: a load goes into a database of its own."
            )
        if settings.PRODUCTION and "load" not in into:
            raise CommandError("In production the name of a load database has the word load in it.")
        if schools < 1:
            raise CommandError("At least one school is needed.")

    def _schools(self, made: int) -> None:
        self._now_and_then(f"{made:,} schools")

    def _cases(self, made: int) -> None:
        self._made += made
        self._now_and_then(f"{self._made:,} cases, {self._rate():,.0f} a second")

    def _rate(self) -> float:
        return self._made / (time.monotonic() - self._begun)

    def _now_and_then(self, line: str) -> None:
        if time.monotonic() - self._said > SAID_EVERY:
            self._said = time.monotonic()
            self._say(line)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _verify(self) -> None:
        some = Entry.objects.order_by("-pk").values_list("case_id", flat=True)[: LOOKED_AT * 8]
        chains = list(dict.fromkeys(some))[:LOOKED_AT]
        if found := list(Verification(chains).findings()):
            raise CommandError(f"The trail does not verify: {found[0]}")
        self._say(f"{len(chains)} of its chains verified")
