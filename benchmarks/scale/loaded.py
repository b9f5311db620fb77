"""Databases that are loaded to a size, each a copy of the one before it, so that sizes can take turns in one run.

A size is a number of clocks that run. What a run has loaded stays on the server for the next one, where that is kept
(`--keep`): a database is known by its name, and by what was written about it when it was whole.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from benchmarks.scale.plans import size_of_database
from config.load.filling import Filling, Plan
from config.load.schools import make_schools
from referrals.models import Case, Clock
from referrals.services.sweeping import sweep

PUPILS = 100  # of each school
CLOSED = 40  # of a hundred cases
PROCESSES = os.cpu_count() or 1
SPARE = "load_spare"
SAID_EVERY = 10.0  # seconds
KEPT_FOR = 20 * 3600  # seconds: a day after it was loaded the first reminders of a load are due


def loaded(sizes: list[int], schools: int) -> dict[int, str]:
    """The names of the databases of these sizes, by how many clocks run there, the smallest first."""
    names: dict[int, str] = {}
    for size in sorted(sizes):
        name = f"load_{schools}_{size}"
        if _age(name) > KEPT_FOR:
            say(f"  {name} is loaded: {size:,} clocks that run")
            _make(name, next(reversed(names.values()), "template1"), size, schools)
        with at(name):
            call_command("migrate", verbosity=0)
            names[running()] = name
            say(
                f"  {running():,} clocks run in {Case.objects.count():,} cases; {size_of_database() / 1e6:,.0f} MB"
            )
    return names


def _make(name: str, source: str, size: int, schools: int) -> None:
    """A database of that size, from a smaller one or from nothing."""
    copy(source, name)
    with at(name):
        told = _told(source)
        if not told:
            call_command("migrate", verbosity=0)
            make_schools(schools, pupils=PUPILS)
        first, filling = told.get("next", 1), Filling()
        sweep(timezone.now())  # the reminders of the specimens are long due
        while (missing := size - running()) > size / 100:
            number = max(1, int(missing / _per_case()))
            _fill(filling, number, first)
            first += number
        facts = json.dumps({"made": time.time(), "next": first})
        with connection.cursor() as cursor:
            cursor.execute(f"COMMENT ON DATABASE \"{name}\" IS '{facts}'")


class _Progress:
    """Says now and then how far a loading has come."""

    def __init__(self, number: int) -> None:
        self.number, self.made, self.begun = number, 0, time.monotonic()
        self.said = self.begun

    def __call__(self, more: int) -> None:
        self.made += more
        if time.monotonic() - self.said > SAID_EVERY:
            self.said = time.monotonic()
            say(f"    {self.made:,} of {self.number:,} cases, {self.rate():,.0f} a second")

    def rate(self) -> float:
        return self.made / (time.monotonic() - self.begun)


def _fill(filling: Filling, number: int, first: int) -> None:
    tell = _Progress(number)
    filling.fill(number, Plan(first=first, closed=CLOSED), processes=PROCESSES, tell=tell)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    say(f"  loaded {number:,} cases, {tell.rate():,.0f} a second")


def _per_case() -> float:
    cases = Case.objects.count()
    return max(1.0, running() / cases) if cases > 100 else 1.5


def running() -> int:
    """How many clocks run."""
    return Clock.objects.filter(stopped=None).count()


def _told(name: str) -> dict[str, Any]:
    """What was written about a whole database; nothing about another."""
    with at("template1"), connection.cursor() as cursor:
        asked = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
        cursor.execute(asked, [name])
        found = cursor.fetchone()
    told = found[0] if found else None
    return dict(json.loads(told)) if told and told.startswith("{") else {}


def _age(name: str) -> float:
    """Seconds since it was whole."""
    return time.time() - float(_told(name).get("made", 0))


def copy(source: str, name: str) -> None:
    """A copy of a database under another name, in the place of what may have been there."""
    with at("template1" if source != "template1" else "postgres"), connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY file_copy')


@contextmanager
def spare(name: str) -> Iterator[None]:
    """Within, queries go to a copy of this database that is thrown away: whatever happens there."""
    copy(name, SPARE)
    try:
        with at(SPARE):
            yield
    finally:
        with at("template1"), connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{SPARE}"')


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
