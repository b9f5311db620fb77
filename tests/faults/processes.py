"""The product as it runs at a school: web, two workers, two beats, each of which may be killed and comes back."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from config.supervisor import Child
from tests.servers import free_port

ENDS_WITHIN = 30.0  # seconds
WORKER = ("celery", "-A", "celery_app", "worker", "--loglevel", "INFO", "--concurrency", "1")
BEAT = ("celery", "-A", "celery_app", "beat", "--loglevel", "INFO", "--pidfile", "")


class Site:
    """All processes of one installation, started with the environment of this process and one clock for all."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.clock_file, self.ahead = folder / "clock", 0.0
        self.started: dict[str, float] = {}
        self.died: dict[int, float] = {}  # by process id: when it was killed, on the monotonic clock
        self.kills: dict[str, int] = {"web": 0, "worker": 0, "beat": 0}
        self.set_clock(0)
        self.children = {name: self._child(name, args) for name, args in self._commands().items()}

    def _commands(self) -> dict[str, tuple[str, ...]]:
        bind = ("--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--threads", "2")
        commands: dict[str, tuple[str, ...]] = {"web": ("gunicorn", "config.wsgi", *bind)}
        for n in ("1", "2"):
            commands[f"worker{n}"] = (*WORKER, "--hostname", f"worker{n}@localhost")
            commands[f"beat{n}"] = (*BEAT, "--schedule", str(self.folder / f"schedule{n}"))
        return commands

    def _child(self, name: str, args: tuple[str, ...]) -> Child:
        clocked = ["-m", "tests.faults.clocked", str(self.clock_file), *args]
        return Child(name, clocked, self.folder / f"{name}.log")

    def named(self, kind: str) -> list[Child]:
        """The processes of a kind: web, worker or beat."""
        return [child for name, child in self.children.items() if name.startswith(kind)]

    # --- the clock ---

    def set_clock(self, ahead: float) -> None:
        """Every process believes that it is this many seconds later than it is."""
        self.ahead = ahead
        fresh = self.clock_file.with_suffix(".new")
        fresh.write_text(str(ahead))
        fresh.replace(self.clock_file)

    # --- starting and ending ---

    def tend(self, *kinds: str) -> None:
        """Starts again whatever has ended, as a supervisor would."""
        for name, child in self.children.items():
            if name.startswith(kinds or ("web", "worker", "beat")) and not runs(child):
                self._note_dead(child)
                child.kill()  # what the dead one left behind
                child.start()
                self.started[name] = time.monotonic()

    def stop(self, *kinds: str) -> None:
        """Ends processes as a supervisor does: SIGTERM to the main process, and patience."""
        ending = [child for kind in kinds for child in self.named(kind) if runs(child)]
        for child in ending:
            main(child).terminate()
        until = time.monotonic() + ENDS_WITHIN
        for child in ending:
            with suppress(Exception):
                main(child).wait(max(0.1, until - time.monotonic()))
            if runs(child):
                self._note_dead(child)
            child.kill()

    def age(self, child: Child) -> float:
        """Seconds since the process was started."""
        return time.monotonic() - self.started.get(child.name, 0.0)

    # --- killing ---

    def kill(self, child: Child) -> None:
        """kill -9 of the process and of all its children."""
        self.kills[kind_of(child)] += 1
        self._note_dead(child)
        child.kill()

    def kill_one(self, child: Child, pid: int) -> None:
        """kill -9 of one process of those it consists of. Celery's children die with their main process."""
        with suppress(ProcessLookupError):
            dies = pids(child) if pid == main(child).pid else [pid]
            self.died.update(dict.fromkeys(dies, time.monotonic()))
            os.kill(pid, signal.SIGKILL)
            self.kills[kind_of(child)] += 1

    def _note_dead(self, child: Child) -> None:
        self.died.update(dict.fromkeys(pids(child), time.monotonic()))

    def pids(self) -> list[int]:
        """Every process that is running now."""
        return [pid for child in self.children.values() for pid in pids(child)]


def kind_of(child: Child) -> str:
    """web, worker or beat."""
    return child.name.rstrip("12")


def main(child: Child) -> Any:
    """The main process; it has to have been started."""
    return child.process


def runs(child: Child) -> bool:
    """Whether the main process is alive."""
    return child.process is not None and child.process.poll() is None


def pids(child: Child) -> list[int]:
    """The main process and all that belong to it, also those that have outlived it. Each child has a session."""
    return sorted(pid for pid in everybody() if child.process and session_of(pid) == child.process.pid)


def everybody() -> list[int]:
    """Every process of this machine."""
    return [int(entry.name) for entry in os.scandir("/proc") if entry.name.isdecimal()]


def session_of(pid: int) -> int:
    """The session a process belongs to; 0 for one that has ended."""
    try:
        return os.getsid(pid)
    except OSError:
        return 0
