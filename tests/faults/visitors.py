"""People at their browsers: teachers who log concerns, leads who take steps. They remember what they were told."""

import http.client
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from referrals.models import Case
from tests.factories import REFERRING, WHY
from tests.faults.town import Person, Place
from workflows import case as c

TOKEN = "f" * 32
PAUSE = 0.6  # seconds at most between two visits
PATIENCE = 15  # seconds for one answer
#: Somebody else was first; and Django's "session deleted", which it also says when the database goes away in between.
EXPECTED = (409, 400)
GOES_ON = 0.85  # how often somebody presses again when no answer came


@dataclass
class Ledger:
    """What the server acknowledged, as the people remember it, and what they saw that they should not have seen."""

    words: dict[UUID, str] = field(default_factory=dict)
    sent: set[UUID] = field(default_factory=set)
    #: Case, step, by whom, from a page of which state of the case: pressed twice from one page it is one step.
    steps: set[tuple[UUID, str, UUID, int]] = field(default_factory=set)
    unanswered: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)
    answered: int = 0


class Visitor(threading.Thread):
    """Somebody who does one thing after another until told to stop. While the door is shut they wait outside."""

    def __init__(self, port: int, places: list[Place], ledger: Ledger, seat: int, seed: float) -> None:
        super().__init__(daemon=True)
        self.port, self.places, self.ledger, self.seat = port, places, ledger, seat
        self.rng, self.asking = random.Random(seed), False
        self.door, self.outside, self.done = threading.Event(), threading.Event(), threading.Event()

    def run(self) -> None:
        while not self.done.is_set():
            self.outside.set()
            self.door.wait()
            self.outside.clear()
            with patience():
                self.visit(self.rng.choice(self.places))
            time.sleep(self.rng.uniform(0, PAUSE))
        connection.close()

    def visit(self, place: Place) -> None:
        raise NotImplementedError

    def send(self, person: Person, path: str, **form: object) -> str | None:
        """Where the answer led to; None where none came, or one that promised nothing."""
        self.asking = True
        status, location = post(self.port, person, path, form)
        self.asking = False
        if status == 302 and not location.startswith("/accounts/"):
            self.ledger.answered += 1
            return location
        self.ledger.unanswered[str(status or "no answer")] += 1
        if 300 <= status < 500 and status not in EXPECTED:
            self.ledger.odd.append(f"{status} {path} {location}")
        return None

    def insist(self, person: Person, path: str, **form: object) -> str | None:
        """Presses again when no answer came, as most people do."""
        while (led_to := self.send(person, path, **form)) is None and self.rng.random() < GOES_ON:
            if self.done.wait(self.rng.uniform(0.2, 0.6)):
                return None
        return led_to


class Teacher(Visitor):
    """Logs a concern: is the child safe, what happened, which child, send. Nobody else uses the same sign-in."""

    def visit(self, place: Place) -> None:
        person, pupil = place.teachers[self.seat], self.rng.choice(place.pupils)
        begun = self.send(person, "/concerns/new/", safe_now=self.rng.choice(["no", "yes", "", "not_sure"]))
        if begun is None:
            return
        concern = UUID(begun.split("/")[2])
        words = f"Said in form time that somebody online asked to meet, note {self.rng.random()}."
        if self.insist(person, f"/concerns/{concern}/what/", saw=words, seen="{}") is None:
            return
        self.ledger.words[concern] = words
        if self.insist(person, f"/concerns/{concern}/child/{pupil.pk}/") is None:
            return
        if self.insist(person, f"/concerns/{concern}/check/"):
            self.ledger.sent.add(concern)


class Decider(Visitor):
    """Takes the next step of an open case."""

    def visit(self, place: Place) -> None:
        person = self.rng.choice(place.leads)
        open_ones = Case.objects.filter(school=place.school, state__in=(c.OBSERVATION, c.TRIAGE))
        case = open_ones.order_by("?").first()
        if case is None or self.rng.random() < 0.3:
            return
        step, answers = self.choose(case, person)
        path = f"/cases/{case.pk}/steps/{step}/"
        if self.send(person, path, seen=case.step_seq, **answers):
            self.ledger.steps.add((case.pk, step, person.user.pk, case.step_seq))

    def choose(self, case: Case, person: Person) -> tuple[str, dict[str, object]]:
        """A step that is possible, with what it asks for."""
        if case.state == c.OBSERVATION:
            return c.BEGIN_TRIAGE.name, {}
        review = timezone.localdate() + timedelta(days=12)
        watch = {"owner": person.user.pk, "review_on": review.isoformat(), **WHY}
        refer = {"route": self.rng.choice(["social_care", "police_101", "early_help"]), **REFERRING}
        return self.rng.choice([(c.MONITOR.name, watch), (c.REFER.name, refer)])


def post(port: int, person: Person, path: str, form: dict[str, object]) -> tuple[int, str]:
    """Status and location of the answer; (0, "") where none came."""
    headers = {
        "Cookie": f"{person.cookie}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN, "Host": "localhost",
        "Content-Type": "application/x-www-form-urlencoded", "Connection": "close",
    }  # fmt: skip
    ask = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        ask.request("POST", path, urlencode(form), headers)
        answer = ask.getresponse()
        answer.read()
        return answer.status, answer.headers.get("Location", "")
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        ask.close()


@contextmanager
def patience() -> Iterator[None]:
    """A database that is away is no news to the visitors: they come again."""
    close_old_connections()
    try:
        yield
    except (OperationalError, InterfaceError):
        connection.close()
        time.sleep(0.3)
