"""What the trail costs: a change of a school with and without its entry, on a PostgreSQL of its own.

Prints the median milliseconds of a transaction and the ratio, so that runs on different machines can be compared.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"

from tests import services  # noqa: F401, I001  (starts PostgreSQL and Redis, so it comes before the settings)
import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from people.models import School  # noqa: E402
from trail import SYSTEM, append  # noqa: E402

ROUNDS = 500


def median_ms(act: Callable[[], None]) -> float:
    """The median time of one transaction, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        with transaction.atomic():
            act()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def main() -> None:
    call_command("migrate", verbosity=0)
    school = School.objects.create(name="Riverbank Academy", short="riverbank", local_authority="Riverbank")

    def change() -> None:
        School.objects.filter(pk=school.pk).update(phone="01632 960100")

    def change_with_entry() -> None:
        change()
        append(school, "member.added", actor=SYSTEM)

    plain, audited = median_ms(change), median_ms(change_with_entry)
    print(f"change alone {plain:.2f} ms, with its trail entry {audited:.2f} ms, ratio {audited / plain:.2f}")


if __name__ == "__main__":
    main()
