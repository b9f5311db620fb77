"""What a suggestion and the assessment page cost, on a PostgreSQL of its own.

Prints suggestions per second, and how many times as long the assessment page takes as a page that does nothing, so
that runs on different machines can be compared. Run as `python -m benchmarks.triage`.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

from tests import services  # noqa: F401, I001  (starts PostgreSQL and Redis, so it comes before the settings)
import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from tests.factories import a_case, a_school, deciders, step  # noqa: E402
from workflows import case as c  # noqa: E402
from workflows.suggesting import suggest  # noqa: E402

ROUNDS = 60
ANSWERS = {
    "child_age": 15,
    "indicators": ["I05", "I07", "I19"],
    "money": True,
    "threat": True,
    "contact": "unknown",
}


def median_ms(act: Callable[[], object]) -> float:
    """The median time of one call, in milliseconds, after a few to warm up."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times[5:])


def main() -> None:
    call_command("migrate", verbosity=0)
    setup_test_environment()
    lead, _, _ = deciders(school := a_school())
    case = step(a_case(school, saw="He was asked for a picture. " * 40), c.BEGIN_TRIAGE, lead)
    client = Client()
    client.force_login(lead)
    one = median_ms(lambda: suggest(ANSWERS))
    empty = median_ms(lambda: client.get("/away"))
    page = median_ms(lambda: client.get(f"/cases/{case.pk}/assessment/"))
    part = median_ms(lambda: client.post(f"/cases/{case.pk}/assessment/suggestion/", {"signs_0": ["I01"]}))
    print(f"{1000 / one:.0f} suggestions a second")
    print(f"assessment page {page:.1f} ms, an empty page {empty:.1f} ms, ratio {page / empty:.1f}")
    print(f"suggestions as one types {part:.1f} ms, ratio {part / empty:.1f}")


if __name__ == "__main__":
    main()
