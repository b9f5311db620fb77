"""`make faults`, or `python -m tests.faults [--seed N] [--kills N] [--only FAULT ...]`: exits 1 with a finding."""

import logging
import os
import sys
import time

from tests.faults import surroundings

BEGUN, WISH = time.monotonic(), surroundings.asked()
FOLDER = surroundings.own_folder(keep=WISH.keep)
SERVERS = surroundings.prepare(FOLDER)

import django  # noqa: E402  (reads the environment just made)

django.setup()

from django.core.management import call_command  # noqa: E402

from tests.faults.running import try_all  # noqa: E402


def run() -> int:
    """The exit code: 0 when nothing was found."""
    print(f"seed {WISH.seed}", flush=True)
    logging.disable(logging.INFO)  # the mail server tells of every line it hears
    call_command("migrate", verbosity=0)
    found = try_all(SERVERS, FOLDER, WISH)
    print(f"{time.monotonic() - BEGUN:.0f} s, {os.cpu_count()} cores")
    print("\n".join(found.last_lines()))
    return 1 if found.findings else 0


if __name__ == "__main__":
    sys.exit(run())
