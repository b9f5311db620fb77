"""`make faults`, or `python -m tests.faults [--seed N] [--kills N] [--only FAULT ...]`: exits 1 with a finding."""

import argparse
import atexit
import logging
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests import servers

ROOT = Path(__file__).resolve().parents[2]
FAULTS = ("kills", "broker", "database", "mail", "disk", "beats", "clock", "deploy")


def asked() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--kills", type=int, default=220, help="how many in all; at least 200 in make faults")
    parser.add_argument("--keep", action="store_true", help="leaves the logs of all processes behind")
    parser.add_argument("--only", nargs="+", choices=FAULTS, default=list(FAULTS), help="these faults only")
    return parser.parse_args()


def prepare(folder: Path) -> tuple[servers.Server, servers.Server]:
    """A database with its usual durability, a broker, and the environment that leads every process to them."""
    postgres, redis = servers.postgres(durable=True), servers.redis()
    os.environ |= {
        "DATABASE_URL": postgres.url,
        "REDIS_URL": redis.url,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "HANDRAIL_HOME": str(folder / "home"),
        "PYTHONUNBUFFERED": "1",
    }
    return postgres, redis


def run() -> int:
    """The exit code: 0 when nothing was found."""
    wish, begun = asked(), time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="handrail-faults-"))
    if wish.keep:
        print(f"logs in {folder}")
    else:
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.chdir(ROOT)
    for ends in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ends, lambda *_: sys.exit("Ended before its time."))  # and every process with it
    postgres, redis = prepare(folder)
    print(f"seed {wish.seed}", flush=True)

    import django  # it reads the environment made above

    django.setup()
    logging.disable(logging.INFO)  # the mail server tells of every line it hears
    from django.core.management import call_command

    from tests.faults.running import try_all
    from tests.faults.trial import Servers

    call_command("migrate", verbosity=0)
    found = try_all(Servers(postgres, redis), folder, wish)
    print(f"{time.monotonic() - begun:.0f} s, {os.cpu_count()} cores")
    print("\n".join(found.last_lines()))
    return 1 if found.findings else 0


if __name__ == "__main__":
    sys.exit(run())
