"""What pages cost as a school's records grow, beside a page of the same server that does nothing.

The same pages of the same school and case in a small and in a larger database, taking turns; how many queries each
makes, and whether any of them reads a whole table. `python -m benchmarks.pages --full --keep FOLDER` goes up to
a million clocks; without arguments it takes a few minutes.
"""

import argparse
import logging
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.scale import environment  # noqa: I001  (before Django)
import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

from benchmarks.scale.loaded import at, loaded, say  # noqa: E402
from benchmarks.scale.plans import indexes, whole_tables  # noqa: E402
from oversight.services.listing import list_ahead  # noqa: E402
from oversight.services.reckoning import bring_up  # noqa: E402
from people.models import School, User  # noqa: E402
from referrals.models import Case  # noqa: E402
from workflows.case import MONITORING, TRIAGE  # noqa: E402
from workflows.roles import AUDITOR, IT, LEAD, STAFF  # noqa: E402

SCHOOL = "load-2"
TOKEN = "the benchmark's"
Ask = Callable[[], int]  # asks for a page and gives its status

settings.METRICS_TOKEN = TOKEN


def reader(role: str) -> Client:
    """Somebody of the school, signed in."""
    client = Client()
    client.force_login(User.objects.filter(memberships__school__short=SCHOOL, memberships__role=role).first())
    return client


def pages() -> dict[str, Ask]:
    """The pages by name, each as its reader asks for it."""
    lead, auditor, it, staff = reader(LEAD), reader(AUDITOR), reader(IT), reader(STAFF)
    mine = Case.objects.filter(school__short=SCHOOL).order_by("opened_at")
    in_triage, watched = mine.filter(state=TRIAGE).first(), mine.filter(state=MONITORING).first()
    child = watched.pupil.surname[:4]
    bearer = {"authorization": f"Bearer {TOKEN}"}
    asked: dict[str, Callable[[], object]] = {
        "a page that does nothing": lambda: lead.get("/away"),
        "caseload": lambda: lead.get("/desk/"),
        "caseload, last page": lambda: lead.get("/desk/?page=9999"),
        "caseload, closed": lambda: lead.get("/desk/?show=closed"),
        "search on the caseload": lambda: lead.post("/desk/", {"q": child}),
        "case": lambda: lead.get(f"/cases/{watched.pk}/"),
        "triage": lambda: lead.get(f"/cases/{in_triage.pk}/assessment/"),
        "step: monitor": lambda: lead.get(f"/cases/{in_triage.pk}/steps/monitor/"),
        "a child of the roll": lambda: lead.post("/people/pupils/search", {"q": child}),
        "a reporter's concerns": lambda: staff.get("/concerns/"),
        "trail of a case": lambda: auditor.get(f"/oversight/cases/{watched.pk}/"),
        "trail of the school": lambda: auditor.get("/oversight/school/"),
        "oversight: cases": lambda: auditor.get("/oversight/"),
        "oversight: findings": lambda: auditor.get("/oversight/findings/"),
        "oversight: measures": lambda: auditor.get("/oversight/measures/"),
        "keep or erase": lambda: lead.get("/retention/"),
        "health": lambda: it.get("/health/"),
        "readyz": lambda: it.get("/readyz"),
        "metrics": lambda: it.get("/metrics", headers=bearer),
    }
    return {name: _status(ask) for name, ask in asked.items()}


def _status(ask: Callable[[], object]) -> Ask:
    return lambda: int(ask().status_code)  # type: ignore[attr-defined]


def queries(ask: Ask) -> list[str]:
    """The SELECTs of one page."""
    with CaptureQueriesContext(connection) as seen:
        ask()
    return [one["sql"] for one in seen.captured_queries if one["sql"].lstrip().startswith("SELECT")]


def taken(ask: Ask) -> float:
    """Milliseconds of one page."""
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def reckon() -> None:
    """What the nightly task does, for the school that is looked at."""
    mine, begun = Case.objects.filter(school__short=SCHOOL), time.perf_counter()
    number, _ = bring_up(mine)
    list_ahead(School.objects.get(short=SCHOOL))
    told = f"{number:,} reckoned in {time.perf_counter() - begun:.1f} s"
    say(f"  {mine.count():,} cases of the school; {told}")


def measure(names: list[str], rounds: int) -> dict[str, dict[str, list[float]]]:
    """Milliseconds by page and database, each round in every database."""
    times: dict[str, dict[str, list[float]]] = {}
    for place in range(rounds + 2):  # two to warm up
        for name in names:
            with at(name):
                for page, ask in pages().items():
                    one = taken(ask)
                    if place >= 2:
                        times.setdefault(page, {}).setdefault(name, []).append(one)
    return times


def tell(times: dict[str, dict[str, list[float]]], small: str, large: str) -> None:
    """The table. A page whose queries grow, or that reads a whole table, is marked."""
    with at(small):
        few = {page: (ask(), queries(ask)) for page, ask in pages().items()}
    with at(large):
        many = {page: (ask(), queries(ask), whole_tables(queries(ask))) for page, ask in pages().items()}
        used = indexes([select for _, selects, _ in many.values() for select in selects])
    nothing = next(iter(times.values()))
    say(f"\n{'':28} {'ms':>8} {'of nothing':>11} {'of small':>9} {'queries':>9}")
    for page, taken_in in times.items():
        ratio = statistics.median(
            one / other for one, other in zip(taken_in[large], nothing[large], strict=True)
        )
        grown = statistics.median(
            one / other for one, other in zip(taken_in[large], taken_in[small], strict=True)
        )
        before, after = len(few[page][1]), len(many[page][1])
        marks = [f"status {many[page][0]}"] if many[page][0] not in (200, 503) else []
        marks += [f"queries grow: {before} to {after}"] if before != after else []
        marks += [f"reads all of {', '.join(many[page][2])}"] if many[page][2] else []
        say(
            f"{page:28} {statistics.median(taken_in[large]):8.1f} {ratio:11.1f} {grown:9.2f} {after:9}  "
            f"{'; '.join(marks)}"
        )
    say(f"\nindexes that EXPLAIN names, of all these pages: {', '.join(sorted(used))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, parents=[environment.asks])
    parser.add_argument("--open", type=int, nargs=2, default=[1000, 10_000], help="sizes: clocks that run")
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    say(f"load average at the start: {os.getloadavg()[0]:.1f}")
    setup_test_environment()
    logging.getLogger("django.request").disabled = True  # /readyz says 503: nothing sweeps here
    names = list(loaded(*environment.sizes(asked, [100_000, 1_000_000])).values())
    for name in names:
        with at(name):
            reckon()
    tell(measure(names, asked.rounds), *names)
    say(f"load average at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
