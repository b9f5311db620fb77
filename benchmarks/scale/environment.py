"""Settings for a benchmark of size, and what each of them is asked with. Imported before Django.

A PostgreSQL of its own, or the one of DATABASE_URL; with `--keep FOLDER` one that the next run finds again, loaded.
"""

import argparse
import os
import warnings

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["HANDRAIL_TEST_DURABLE"] = "1"  # a commit waits for the disk, as it does in a school
# What a server of a few million rows is given at least; DATABASE_URL leads to one that was set up by somebody.
os.environ.setdefault(
    "HANDRAIL_TEST_POSTGRES",
    "shared_buffers=2GB max_wal_size=8GB checkpoint_timeout=20min maintenance_work_mem=512MB jit=off",
)

warnings.filterwarnings("ignore", "No directory at")  # static files: nobody asks for any

asks = argparse.ArgumentParser(add_help=False)
asks.add_argument("--keep", metavar="FOLDER", help="where the loaded databases stay for the next run")
asks.add_argument("--schools", type=int, default=20)
asks.add_argument("--full", action="store_true", help="a million clocks at 200 schools: an hour and 18 GB")
if keep := asks.parse_known_args()[0].keep:
    os.environ["HANDRAIL_TEST_KEPT"] = keep

from tests import services  # noqa: E402, F401  (starts the servers, so it comes before the settings)


def sizes(asked: argparse.Namespace, full: list[int]) -> tuple[list[int], int]:
    """How many clocks run in the databases of a run, and at how many schools."""
    return (full, 200) if asked.full else (asked.open, asked.schools)
