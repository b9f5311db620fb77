"""Eight writers on one chain leave no gap and no fork, on PostgreSQL and in an SQLite file."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection, transaction

import trail
from people.models import School
from trail import checkpoints
from trail.models import Entry, Leaf
from trail.verify import Verification

ROOT = Path(__file__).parents[2]
WRITERS, EACH = 8, 6
IN_A_FILE = """
import django
django.setup()
from django.core.management import call_command
from people.models import School
from tests.trail.test_concurrency import eight_writers
call_command("migrate", verbosity=0)
eight_writers(School.objects.create(name="Riverbank", short="riverbank", local_authority="x"))
"""


def _write(school: School, start: threading.Barrier, failures: list[BaseException]) -> None:
    start.wait()
    try:
        for _ in range(EACH):
            with transaction.atomic():
                trail.append(School(pk=school.pk), "access.refused", actor=trail.SYSTEM)
    except BaseException as failure:
        failures.append(failure)
    finally:
        connection.close()


def _sign(start: threading.Barrier, failures: list[BaseException]) -> None:
    start.wait()
    try:
        for _ in range(EACH):
            checkpoints.write()
    except BaseException as failure:
        failures.append(failure)
    finally:
        connection.close()


def eight_writers(school: School) -> None:
    """Let them all write at once, and two sequencers beside them; fails unless every entry is there, in order, under
    a checkpoint, and verifies."""
    start, failures = threading.Barrier(WRITERS + 2), list[BaseException]()
    writers = [threading.Thread(target=_write, args=(school, start, failures)) for _ in range(WRITERS)]
    writers += [threading.Thread(target=_sign, args=(start, failures)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    checkpoints.write()
    assert Leaf.objects.count() == WRITERS * EACH
    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == list(
        range(1, WRITERS * EACH + 1)
    )
    assert list(Verification().findings()) == []


@pytest.mark.django_db(transaction=True)
def test_it_leaves_no_gap_with_eight_writers_on_one_chain(school: School) -> None:
    eight_writers(school)


def test_it_leaves_no_gap_with_eight_writers_on_one_sqlite_file(tmp_path: Path) -> None:
    environment = {
        "HANDRAIL_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": str(ROOT),
        "PATH": "/usr/bin:/bin",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", IN_A_FILE], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
