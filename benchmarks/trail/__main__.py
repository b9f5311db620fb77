"""Prints ratios of one run, both sides interleaved, so that runs on different machines can be compared.

The audited step beside the same step without a log, with django-simple-history and with django-auditlog (where they are
installed: `make bench-trail`), at one writer and at eight; verification beside plain SHA-256; the cost of a checkpoint.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.trail.settings"
os.environ["HANDRAIL_TEST_DURABLE"] = "1"  # a commit waits for the disk, as it does in a school

from tests import services  # noqa: F401, I001  (starts PostgreSQL and Redis, so it comes before the settings)
import django

django.setup()

from django.core.management import call_command  # noqa: E402

from benchmarks.trail import checking, checkpointing, stepping  # noqa: E402


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("migrate", verbosity=0, run_syncdb=True)  # the benchmark's own tables, which point to users
    print(f"load average at the start: {os.getloadavg()[0]:.1f}")
    if len(stepping.variants()) < len(stepping.NAMES):
        print("django-simple-history and django-auditlog are not installed: make bench-trail installs them")
    tell_checkpoint(checkpointing.SMALL)
    print(f"\none writer, {stepping.BLOCKS} paired blocks of {stepping.STEPS} steps")
    for name, taken, ratio in stepping.one_writer():
        print(f"  {name:24} {taken:7.2f} ms a step   {ratio:5.2f} of no log")
    print(f"\n{stepping.WRITERS} writers, {stepping.ROUNDS} rounds of {stepping.SECONDS:.0f} s")
    for name, rate, ratio in stepping.many_writers():
        print(f"  {name:24} {rate:7.0f} steps a second   {ratio:5.2f} of no log")
    verified, hashed = checking.rates(*checking.fill())
    print(
        f"\nverified {verified:,.0f} entries a second; SHA-256 alone over the same bytes {hashed:,.0f}",
        end="",
    )
    print(f"; ratio {hashed / verified:.0f}")
    tell_checkpoint(checkpointing.LARGE)


def tell_checkpoint(size: int) -> None:
    """Print what an hour's checkpoint costs in a log of this size."""
    held, first, hourly = checkpointing.cost(size)
    print(
        f"\nlog of {held:,}: {checkpointing.HOUR} new entries under a checkpoint in {hourly * 1000:.0f} ms",
        end="",
    )
    print(f" (all that was new at first: {first:.1f} s)")


if __name__ == "__main__":
    main()
