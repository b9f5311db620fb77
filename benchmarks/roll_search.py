"""What it costs that the roll is sealed, on a PostgreSQL of its own with a school of 2,000 pupils.

Prints milliseconds, and ratios within the one run, so that runs on different machines can be compared: searching as one
types, held against the same search of a plain text column by LIKE and against keeping the opened words in the process;
and reading every pupil with name and date of birth. Run as `python -m benchmarks.roll_search`.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

from tests import services  # noqa: F401, I001  (starts PostgreSQL and Redis, so it comes before the settings)
import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from config.demo.households import drawn  # noqa: E402
from people.models import Pupil, School  # noqa: E402
from people.queries import find_pupils  # noqa: E402
from people.words import search_text, words  # noqa: E402
from tests.factories import a_school  # noqa: E402
from vault import ring  # noqa: E402

PUPILS, ROUNDS = 2_000, 40
KEYSTROKES = ("av", "ava", "ava b", "mo", "moham", "zo", "wil", "o'b", "8r", "nobody")


def fill(school: School) -> None:
    """Pupils as the demo draws them, and their search words once more in a plain column."""
    rng, pupils = random.Random(2026), []
    for household in drawn(rng):
        for child in household.children:
            pupils.append(
                Pupil(
                    school=school, first=child.first, surname=child.surname, preferred=child.preferred, year=8,
                    form=f"{7 + len(pupils) % 5}R", date_of_birth=date(2013, 5, 3),
                )
            )  # fmt: skip
        if len(pupils) >= PUPILS:
            break
    Pupil.objects.bulk_create(pupils[:PUPILS])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE plain_roll (id uuid PRIMARY KEY, first text, surname text, search text)")
        rows = [(one.pk, one.first, one.surname, search_text(one.search_parts())) for one in pupils[:PUPILS]]
        cursor.executemany("INSERT INTO plain_roll VALUES (%s, %s, %s, %s)", rows)


def plain(text: str) -> list[Any]:
    """The search as a plain column would allow it."""
    typed = words(text)
    where = " AND ".join(["search LIKE %s"] * len(typed))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, first, surname FROM plain_roll WHERE {where} ORDER BY surname, first LIMIT 10",
            [f"% {word}%" for word in typed],
        )
        return list(cursor.fetchall())


class Remembered:
    """The search over words that were opened once and stay in the process."""

    def __init__(self, school: School) -> None:
        self.rows = [(one.pk, one.search) for one in Pupil.objects.filter(school=school).only("search")]

    def find(self, text: str) -> list[Any]:
        typed = [f" {word}" for word in words(text)]
        found = [pk for pk, search in self.rows if all(word in search for word in typed)]
        return list(Pupil.objects.filter(pk__in=found))[:10]


def median_ms(act: Callable[[str], object]) -> float:
    """The median time of one keystroke, in milliseconds, after a few to warm up."""
    times = []
    for turn in range(ROUNDS):
        begun = time.perf_counter()
        act(KEYSTROKES[turn % len(KEYSTROKES)])
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times[5:])


def main() -> None:
    call_command("migrate", verbosity=0)
    school = a_school()
    fill(school)
    for typed in KEYSTROKES:
        assert {one.pk for one in find_pupils(school, typed, limit=PUPILS)} >= {
            row[0] for row in plain(typed)
        }
    sealed = median_ms(lambda typed: find_pupils(school, typed))
    remembered, bare = median_ms(Remembered(school).find), median_ms(plain)
    whole = median_ms(
        lambda _: [(one.full_name, one.date_of_birth) for one in Pupil.objects.filter(school=school)]
    )
    ring.forget()
    cold = time.perf_counter()
    find_pupils(school, "ava")
    cold = (time.perf_counter() - cold) * 1000
    print(f"{PUPILS} pupils, one keystroke, median of {ROUNDS - 5}:")
    print(f"  opened for each keystroke   {sealed:7.1f} ms  {sealed / bare:6.1f} x a plain column")
    print(f"  opened once and remembered  {remembered:7.1f} ms  {remembered / bare:6.1f} x a plain column")
    print(f"  a plain column, by LIKE     {bare:7.1f} ms     1.0")
    print(f"  the first of a process      {cold:7.1f} ms")
    print(f"all {PUPILS} with name and date of birth, in order: {whole:.1f} ms")


if __name__ == "__main__":
    main()
