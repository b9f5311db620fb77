"""What has to stand before the settings are read: the command line, a folder, a database, a broker, the environment."""

import argparse
import atexit
import os
import random
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests import servers

ROOT = Path(__file__).resolve().parents[2]
FAULTS = ("kills", "broker", "database", "mail", "disk", "beats", "clock", "deploy")


@dataclass
class Servers:
    """What the product needs around it."""

    postgres: servers.Server
    redis: servers.Server


def asked() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--kills", type=int, default=220, help="how many in all; at least 200 in make faults")
    parser.add_argument("--keep", action="store_true", help="leaves the logs of all processes behind")
    parser.add_argument("--only", nargs="+", choices=FAULTS, default=list(FAULTS), help="these faults only")
    return parser.parse_args()


def own_folder(*, keep: bool) -> Path:
    """A folder for logs and files, which goes with this process unless it is kept."""
    folder = Path(tempfile.mkdtemp(prefix="handrail-faults-"))
    if keep:
        print(f"logs in {folder}")
    else:
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def prepare(folder: Path) -> Servers:
    """A database with its usual durability, a broker, and the environment that leads every process to them."""
    os.chdir(ROOT)
    for ends in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ends, lambda *_: sys.exit("Ended before its time."))  # and every process with it
    running = Servers(servers.postgres(durable=True), servers.redis())
    os.environ |= {
        "DATABASE_URL": running.postgres.url,
        "REDIS_URL": running.redis.url,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "HANDRAIL_HOME": str(folder / "home"),
        "PYTHONUNBUFFERED": "1",
    }
    return running
