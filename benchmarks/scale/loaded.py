"""Databases that are loaded to a size, each a copy of the one before it, so that sizes can take turns in one run."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from config.load.filling import Filling, Plan
from config.load.schools import make_schools
from people.models import School
from referrals.models import Case, Clock
from referrals.services.sweeping import sweep


class Loaded:
    """The database that settings lead to, and copies of it. Raises SystemExit where it is not empty."""

    def __init__(self, *, schools: int, pupils: int = 300, processes: int = 2) -> None:
        call_command("migrate", verbosity=0)
        if School.objects.exists():
            raise SystemExit("DATABASE_URL leads to a database that is not empty.")
        self.processes, self.first = processes, 1
        make_schools(schools, pupils=pupils)
        self._filling = Filling()
        sweep(timezone.now())  # the reminders of the specimens are long due

    def cases(self, number: int, **plan: Any) -> None:
        """So many more cases."""
        begun = time.monotonic()
        self._filling.fill(number, Plan(first=self.first, **plan), processes=self.processes)
        self.first += number
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
        rate = number / (time.monotonic() - begun)
        say(f"  loaded {number:,} cases, {rate:,.0f} a second; {Case.objects.count():,} are there")

    def until_open(self, clocks: int) -> None:
        """Open cases until so many clocks run."""
        while (missing := clocks - running()) > clocks / 100:
            self.cases(max(1, int(missing / self._per_case())), closed=0)

    def _per_case(self) -> float:
        cases = Case.objects.count()
        return max(1.0, running() / cases) if cases > 100 else 1.5


def running() -> int:
    """How many clocks run."""
    return Clock.objects.filter(stopped=None).count()


def copied(name: str) -> None:
    """From now on everything goes to a copy of this database."""
    here = connection.settings_dict["NAME"]
    with at("template1"), connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{here}"')
    connection.settings_dict["NAME"] = name


@contextmanager
def at(name: str) -> Iterator[None]:
    """Within, queries go to this database of the server."""
    here = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = here


def say(line: str) -> None:
    """One line, at once: somebody is waiting for it."""
    print(line)
    sys.stdout.flush()
