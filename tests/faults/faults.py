"""The faults. Each one happens while teachers log concerns, leads decide and reminders go out."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

import redis

from referrals.models import BeatLease
from tests.faults import listener
from tests.faults.killing import kills, strike, wait_for
from tests.faults.processes import pids
from tests.faults.trial import SETTLES_WITHIN, Trial

DAY = 24 * 3600  # seconds
CUT = 300  # bytes: a mail does not fit, its first lines do
#: A process may see late that its clock was moved: it looks twenty times a second when the machine lets it.
SEES = timedelta(seconds=SETTLES_WITHIN)


def broker_away(trial: Trial, number: int) -> None:
    """Redis is stopped and comes back empty; then it is emptied while it runs."""
    for _ in range(2):
        trial.servers.redis.stop(signal.SIGKILL)
        kills(trial, number // 4)
        trial.servers.redis.start()
        kills(trial, number // 4)
        with suppress(redis.RedisError):
            redis.Redis.from_url(trial.servers.redis.url).flushall()
        trial.pause(1)


def database_restarts(trial: Trial, number: int) -> None:
    """PostgreSQL crashes and recovers, is restarted in order, and crashes again; its durability is the default one."""
    for how in (signal.SIGQUIT, signal.SIGINT, signal.SIGQUIT):
        trial.wake()
        wait_for(lambda: trial.listener.in_hand, 1)
        trial.servers.postgres.stop(how)
        time.sleep(trial.rng.uniform(0.2, 1.5))
        trial.servers.postgres.start()
        kills(trial, number // 3)


def mail_server_fails(trial: Trial, number: int) -> None:
    """It refuses, is slow, breaks off, accepts and breaks off, is away, and answers only when nobody waits any more."""
    moods = (listener.REFUSES, listener.NO_SUCH, listener.SLOW, listener.BREAKS, listener.DROPS)
    for mood in moods:
        trial.listener.mood = mood
        kills(trial, number // 6)
        trial.pause(1)
    trial.listener.mood = listener.WELL
    trial.listener.shut()
    kills(trial, number // 6)
    trial.listener.open()
    trial.listener.mood = listener.TOO_SLOW
    trial.pause(3)
    trial.listener.mood = listener.WELL
    trial.pause(listener.TOO_LONG)


def disk_full(trial: Trial, number: int) -> None:
    """The folder that takes the mails, where there is no mail server, has no room: files are cut after some bytes."""
    with mails_to_files(trial):
        for _ in range(number):
            limit(trial, CUT)
            trial.wake()
            trial.pause(trial.rng.uniform(0.5, 1.5))
            strike(trial, ("worker",))
        limit(trial, resource.RLIM_INFINITY)
        trial.wake()
        trial.pause(3)


@contextmanager
def mails_to_files(trial: Trial) -> Iterator[None]:
    """The workers have no mail server: they write mails into the folder of the installation."""
    host = os.environ.pop("SMTP_HOST")
    trial.site.stop("worker")
    trial.site.tend()
    yield
    os.environ["SMTP_HOST"] = host
    trial.site.stop("worker")
    trial.site.tend()


def limit(trial: Trial, size: int) -> None:
    """No file of a worker may grow beyond this, from now on: the same error as a full disk, in the middle of a mail."""
    for worker in trial.site.named("worker"):
        for pid in pids(worker):
            with suppress(ProcessLookupError):
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def two_beats(trial: Trial, number: int) -> None:
    """Two beats run; whichever is killed, the other goes on, and only one sends."""
    for _ in range(number // 2):
        strike(trial, ("beat",))
    trial.beats()
    sent = trial.asked_by_beat()
    trial.beats()
    more = trial.asked_by_beat()
    if sum(more) - sum(sent) != trial.MINUTES:
        trial.other.append(f"both beats asked in one minute: {sent}, then {more}")
    if BeatLease.objects.count() != 1:
        trial.other.append("there is more than one lease")
    kills(trial, number // 2)


def clock_jumps(trial: Trial, number: int) -> None:
    """All clocks jump a day ahead, mail is refused meanwhile, and jump back before the notices could be tried again."""
    before = trial.site.ahead
    trial.forward(DAY)
    since = trial.now()
    kills(trial, number // 3)
    trial.listener.mood = listener.REFUSES
    kills(trial, number // 3)
    trial.listener.mood = listener.WELL
    trial.wrong.append((since - SEES, trial.now() + SEES))
    trial.site.set_clock(before)
    kills(trial, number // 3)
    trial.beats()


def deploy(trial: Trial, number: int) -> None:
    """A new release while everybody works: all at once, then one kind of process after the other."""
    trial.site.stop("beat", "worker", "web")
    migrate()
    trial.site.tend()
    kills(trial, number // 2)
    migrate()
    for kind in ("web", "worker", "beat"):
        trial.site.stop(kind)
        trial.pause(1)
    kills(trial, number // 2)


def migrate() -> None:
    """The tables, as a release makes them."""
    subprocess.run([sys.executable, "manage.py", "migrate", "--noinput", "--verbosity", "0"], check=True)


Fault = Callable[[Trial, int], None]
#: In the order they are tried, with their share of the kills.
FAULTS: dict[str, tuple[Fault, int]] = {
    "kills": (kills, 40),
    "broker": (broker_away, 10),
    "database": (database_restarts, 12),
    "mail": (mail_server_fails, 10),
    "disk": (disk_full, 6),
    "beats": (two_beats, 6),
    "clock": (clock_jumps, 10),
    "deploy": (deploy, 6),
}
