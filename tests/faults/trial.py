"""One installation under trial: its servers, its processes, its people, and what is checked after each fault."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.db import OperationalError, connection
from django.db.models import Max
from django.db.models.functions import Greatest
from django.utils import timezone

from celery_app import app
from config.supervisor import Child
from referrals.models import Clock, Heartbeat, Notice
from referrals.services.heartbeats import SWEEP
from referrals.services.waking import DOWN, SEND
from referrals.services.waking import SWEEP as SWEEP_TASK
from tests.faults import mails, records
from tests.faults.listener import Delivery, Listener, delivery
from tests.faults.processes import Site
from tests.faults.surroundings import Servers
from tests.faults.town import TEACHERS, settle
from tests.faults.visitors import Decider, Ledger, Teacher, Visitor

ASKS = f"({SWEEP_TASK})"  # what beat logs
SETTLES_WITHIN = 90  # seconds
LONGEST_WAIT = timedelta(hours=5)  # a notice that is put off waits four hours at most
END_OF_MAIL = b"\n" + b"-" * 79 + b"\n"  # what Django writes after each mail in a file


@dataclass
class Findings:
    """What the check found; every list has to be empty."""

    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    trail: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    due: int = 0
    smtp: int = 0

    def all(self) -> list[str]:
        """Every finding with the kind it is of."""
        kinds = ("lost", "half", "missing", "doubled", "trail", "other")
        return [f"{kind}: {text}" for kind in kinds for text in getattr(self, kind)]


class Trial:
    """`rng` decides everything that is left to chance in this thread; each visitor has chance of their own."""

    MINUTES = 2  # how often beat is waited for

    def __init__(
        self, servers: Servers | None, folder: Path, rng: random.Random, *, schools: int = 5
    ) -> None:
        self.servers, self.rng = servers, rng
        self.site = Site(folder)
        self.listener = Listener(rng, self.site.pids)
        os.environ |= self.listener.env
        self.ledger, self.places = Ledger(), settle(schools)
        people = [Teacher] * TEACHERS + [Decider] * 2
        self.visitors = [self._visitor(kind, seat, rng.random()) for seat, kind in enumerate(people)]
        self.hits = Counter[str]()
        self.done_at_kill = self.served_at_kill = 0
        self.other: list[str] = []
        #: Between which times the clock was wrong, as the processes showed them.
        self.wrong: list[tuple[datetime, datetime]] = []

    def _visitor(self, kind: type[Visitor], seat: int, seed: float) -> Visitor:
        return kind(self.site.port, self.places, self.ledger, seat, seed)

    def __enter__(self) -> "Trial":
        self.listener.open()
        self.site.tend()
        for visitor in self.visitors:
            visitor.start()
        return self

    def __exit__(self, *_: object) -> None:
        for visitor in self.visitors:
            visitor.done.set()
            visitor.door.set()
        self.site.stop("beat", "worker", "web")
        self.listener.shut()

    # --- time ---

    def now(self) -> datetime:
        """What the processes take for the time."""
        return timezone.now() + timedelta(seconds=self.site.ahead)

    def forward(self, seconds: float) -> None:
        """Moves the clock of all processes on."""
        self.site.set_clock(self.site.ahead + seconds)

    def pause(self, seconds: float) -> None:
        """Lets the school go about its business; whatever has ended is started again meanwhile."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.site.tend()
            time.sleep(0.1)

    # --- people ---

    @contextmanager
    def open(self) -> Iterator[None]:
        """While this lasts the visitors come; afterwards all have had their answer."""
        for visitor in self.visitors:
            visitor.door.set()
        yield
        for visitor in self.visitors:
            visitor.door.clear()
        self.until(lambda: all(v.outside.is_set() for v in self.visitors), "the visitors to leave")

    # --- work ---

    def wake(self) -> None:
        """Asks for a sweep and a round of the sender, as beat does each minute. A message may be lost."""
        for task in (SWEEP_TASK, SEND):
            try:
                app.send_task(task, retry=False)
            except DOWN:
                return

    def until(self, happens: Callable[[], object], what: str, seconds: float = SETTLES_WITHIN) -> bool:
        """Whether it happened in time; when not, that is a finding."""
        until = time.monotonic() + seconds
        while not self._seen(happens):
            if time.monotonic() > until:
                self.other.append(f"waited {seconds:.0f} s in vain for {what}")
                return False
            self.site.tend()
            time.sleep(0.1)
        return True

    def _seen(self, happens: Callable[[], object]) -> bool:
        try:
            return bool(happens())
        except OperationalError:
            connection.close()
            return False

    def settle(self) -> None:
        """Waits until nothing is left to do. What a dead sender holds, or a refusal put off, has its time come."""
        self.site.tend()
        self.until(self._quiet, "all reminders to be sent")

    def _quiet(self) -> bool:
        self.wake()
        until = time.monotonic() + 5  # a living sender must not lose its lease to the clock that is moved
        while self._work():
            if time.monotonic() > until:
                return self._let_time_pass()
            time.sleep(0.1)
        return True

    def _work(self) -> bool:
        due = Clock.objects.filter(stopped=None, next_rung_at__lte=self.now())
        return due.exists() or Notice.objects.unsent().exists()

    def _let_time_pass(self) -> bool:
        """Moves the clock to where every notice that waits may be tried again. None waits longer than five hours."""
        waits = (
            Notice.objects.unsent()
            .annotate(at=Greatest("next_try", "lease_until"))
            .filter(at__lt=self.now() + LONGEST_WAIT)
        )
        last = waits.aggregate(last=Max("at"))["last"]
        if last and last > self.now():
            self.forward((last - self.now()).total_seconds() + 1)
        return False

    def beats(self) -> None:
        """Waits for beat to bring the sweep round, minute by minute. The minutes pass at once."""
        for _ in range(self.MINUTES):
            asked, swept = sum(self.asked_by_beat()), self._swept()
            self.forward(61)
            self.until(lambda: sum(self.asked_by_beat()) > asked, "beat to ask for a sweep", 90)  # noqa: B023
            self.until(lambda: self._swept() != swept, "the sweep that beat asked for", 90)  # noqa: B023

    def asked_by_beat(self) -> list[int]:
        """How often each of the two beats has asked for a sweep."""
        return [beat.log.read_text().count(ASKS) for beat in self.site.named("beat")]

    def _swept(self) -> datetime | None:
        return Heartbeat.objects.filter(name=SWEEP).values_list("at", flat=True).first()

    def done(self) -> int:
        """How much work was seen to be done: requests answered and mails accepted."""
        return self.ledger.answered + len(self.listener.deliveries)

    def note_kill(self, child: Child) -> None:
        """Counts what it hits. The next kill waits for some work; the next one of web for some answers."""
        self.hits["a mail was being sent"] += self.listener.busy()
        self.hits["a request was open"] += any(visitor.asking for visitor in self.visitors)
        self.done_at_kill = self.done()
        if child.name == "web":
            self.served_at_kill = self.ledger.answered

    # --- checks ---

    def mails(self) -> list[Delivery]:
        """Everything that arrived, by SMTP or as a whole file of the mail folder."""
        folder = Path(os.environ["HANDRAIL_HOME"]) / "mail"
        parts = [
            part
            for file in sorted(folder.glob("*.log"))
            for part in file.read_bytes().split(END_OF_MAIL)[:-1]
        ]
        return self.listener.deliveries + [delivery(part, pid=-1) for part in parts]

    def check(self) -> Findings:
        """Everything that must hold after a fault, once all work is done."""
        self.settle()
        wanted, came = mails.due(self.places, self.now()), self.mails()
        twice = mails.doubled(came, self.site.died)
        odd = [f"odd answer {line}" for line in self.ledger.odd]
        return Findings(
            lost=list(records.lost(self.ledger)),
            half=list(records.half(self.now(), self.wrong)),
            missing=list(mails.missing(wanted, came)),
            doubled=twice.others,
            trail=records.trail_findings(),
            other=self.other + odd,
            due=len(wanted | mails.not_dropped()),
            smtp=twice.smtp,
        )
