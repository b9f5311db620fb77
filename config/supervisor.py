"""Keeps a few processes of the product running beside each other, and ends them all together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

RESTARTS = 3  # within RESTART_WINDOW; more means that starting again does not help
RESTART_WINDOW = 60.0  # seconds
ENDS_WITHIN = 10.0  # seconds, then it is killed


class ChildGaveUp(Exception):
    """A process ended again and again; the message says which, and where its log is."""


@dataclass
class Child:
    """One process: its name, its Python arguments, its log file."""

    name: str
    args: list[str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    ended: deque[float] = field(default_factory=lambda: deque(maxlen=RESTARTS + 1))

    def start(self) -> None:
        """Starts it in a session of its own, so that Ctrl-C reaches the supervisor only."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.args], stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )

    def tend(self) -> None:
        """Starts it again when it has ended; raises ChildGaveUp when that happens too often."""
        if self.process is None or self.process.poll() is None:
            return
        now = time.monotonic()
        self.ended.append(now)
        if len(self.ended) > RESTARTS and now - self.ended[0] < RESTART_WINDOW:
            raise ChildGaveUp(f"The {self.name} process keeps ending: see {self.log}.")
        self.start()

    def kill(self) -> None:
        """Ends what is left of it, its own children included."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return
            self.process.wait()


class Supervisor:
    """Runs children until it is told to stop (SIGINT, SIGTERM) or one of them gives up."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children
        self.stopped = threading.Event()

    def __enter__(self) -> "Supervisor":
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda *_: self.stopped.set())
        for child in self.children:
            child.start()
        return self

    def __exit__(self, *_: object) -> None:
        for child in self.children:
            if child.process is not None and child.process.poll() is None:
                child.process.terminate()
        until = time.monotonic() + ENDS_WITHIN
        while time.monotonic() < until and any(c.process and c.process.poll() is None for c in self.children):
            time.sleep(0.05)
        for child in self.children:
            child.kill()

    def wait_for(self, ready: Callable[[], bool], *, seconds: float) -> bool:
        """True as soon as `ready()` holds; False when told to stop or when the time is over."""
        until = time.monotonic() + seconds
        while not ready():
            if self.stopped.wait(0.1) or time.monotonic() > until:
                return False
            self.tend()
        return True

    def run(self) -> None:
        """Tends the children until told to stop."""
        while not self.stopped.wait(1):
            self.tend()

    def tend(self) -> None:
        """Starts again whoever has ended."""
        for child in self.children:
            child.tend()
