"""How many concerns are accepted in a second, by eight clients at once, beside pages that do nothing.

Each client is a process with its own connection that asks the application itself, without a web server between: begin,
name the child, write, send; four posts with their redirects. `python -m benchmarks.intake --full --keep FOLDER` does
it in a copy of a database in which a million clocks run; without arguments it takes a minute.
"""

import argparse
import multiprocessing
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.scale import environment  # noqa: I001  (before Django)
import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from benchmarks.scale.loaded import loaded, say, spare  # noqa: E402
from people.models import Membership, Pupil  # noqa: E402
from referrals.models import Case, Clock, Concern  # noqa: E402
from trail.verify import Verification  # noqa: E402
from workflows.roles import STAFF  # noqa: E402

CLIENTS = 8
SAW = "She said that a man whom she knows from a game wants to meet her at the station on Friday."


class Teacher:
    """One member of staff of one school, with a browser."""

    def __init__(self, seat: int) -> None:
        self.client, self.rng = Client(), random.Random(seat)
        member = Membership.objects.filter(role=STAFF).order_by("user__email")[seat * 3]
        self.client.force_login(member.user)
        self.pupils = list(Pupil.objects.filter(school=member.school).values_list("pk", flat=True))

    def nothing(self) -> None:
        """A page that does nothing."""
        assert self.client.get("/away").status_code == 200

    def concern(self) -> None:
        """One concern, from the first page to the receipt."""
        at = self.client.post("/concerns/new/", {"safe_now": "yes"}).headers["Location"]
        here = at.partition("/concerns/")[2].partition("/")[0]
        self._post(f"/concerns/{here}/child/{self.rng.choice(self.pupils)}/", {})
        self._post(f"/concerns/{here}/what/", {"saw": SAW})
        self._post(f"/concerns/{here}/check/", {})
        assert Concern.objects.filter(pk=here, submitted_at__isnull=False).exists()

    def _post(self, path: str, form: dict[str, Any]) -> None:
        answer = self.client.post(path, form)
        assert answer.status_code == 302, f"{path}: {answer.status_code}"


def rate(clients: int, seconds: float, act: Callable[[Teacher], None]) -> float:
    """How often in a second all the clients together do it."""
    connection.close()  # a connection must not be shared with the children
    fork = multiprocessing.get_context("fork")
    start, done = fork.Barrier(clients), fork.Queue()
    people = [fork.Process(target=_work, args=(n, seconds, act, start, done.put)) for n in range(clients)]
    for one in people:
        one.start()
    total = sum(done.get() for _ in people)
    for one in people:
        one.join()
    return total / seconds


def _work(
    seat: int, seconds: float, act: Callable[[Teacher], None], start: Any, tell: Callable[[int], None]
) -> None:
    teacher, number = Teacher(seat), 0
    act(teacher)  # connects and warms up
    start.wait()
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        act(teacher)
        number += 1
    connection.close()
    tell(number)


def check() -> None:
    """Every concern that was accepted has its case and its clocks, and the trail of the new ones verifies."""
    newest = list(Case.objects.order_by("-opened_at").values_list("pk", flat=True)[:300])
    found = list(Verification(newest).findings())
    assert not found, found[0]
    assert Clock.objects.filter(case__in=newest, rule="concern_triage").count() == len(newest)
    say(f"{len(newest)} of the new cases verified, each with its clock")


def measure(rounds: int, seconds: float) -> dict[str, list[float]]:
    """How often in a second, by what was done, each round everything."""
    acts = {
        "pages that do nothing, 8 clients": (CLIENTS, Teacher.nothing),
        "concerns, 8 clients": (CLIENTS, Teacher.concern),
        "concerns, 1 client": (1, Teacher.concern),
    }
    rates: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, (clients, act) in acts.items():
            rates[name].append(rate(clients, seconds, act))
    return rates


def tell(rates: dict[str, list[float]]) -> None:
    """The table, with ratios to the pages that do nothing."""
    nothing = next(iter(rates.values()))
    for name, reached in rates.items():
        ratio = statistics.median(one / other for one, other in zip(reached, nothing, strict=True))
        say(f"  {name:34} {statistics.median(reached):8.1f} a second   {ratio:6.3f} of nothing")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, parents=[environment.asks])
    parser.add_argument("--open", type=int, nargs=1, default=[1000], help="clocks that run already")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0, help="of each round")
    asked = parser.parse_args()
    say(f"load average at the start: {os.getloadavg()[0]:.1f}")
    setup_test_environment()
    [name] = loaded(*environment.sizes(asked, [1_000_000])).values()
    with spare(name):
        tell(measure(asked.rounds, asked.seconds))
        check()
    say(f"load average at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
