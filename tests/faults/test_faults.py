"""A few of the faults each day; `make faults` tries all of them, over two hundred times."""

import re
import subprocess
import sys

import pytest

from tests.faults.faults import clock_jumps, disk_full, kills
from tests.faults.trial import Trial
from tests.fixtures.processes import ROOT

pytestmark = pytest.mark.workers


def goes_through(trial: Trial, fault, number: int) -> None:
    """The fault, under load; afterwards nothing is lost, half done, missing, doubled or wrong in the trail."""
    with trial.open():
        trial.until(lambda: trial.ledger.sent, "a first concern")
        fault(trial, number)
    found = trial.check()
    assert found.all() == []
    assert found.due > 0


def test_processes_are_killed_at_random_moments(trial: Trial) -> None:
    goes_through(trial, kills, 6)
    assert sum(trial.site.kills.values()) == 6


@pytest.mark.long
def test_the_clock_jumps_a_day_ahead_and_back(trial: Trial) -> None:
    goes_through(trial, clock_jumps, 3)


@pytest.mark.long
def test_the_folder_for_mails_has_no_room(trial: Trial) -> None:
    goes_through(trial, disk_full, 3)


@pytest.mark.long
def test_faults_of_the_servers_around_it_as_make_faults_tries_them() -> None:
    wish = ["--kills", "12", "--seed", "1", "--only", "broker", "database", "mail", "beats", "deploy"]
    run = [sys.executable, "-m", "tests.faults", *wish]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\nmissing 0\ndoubled 0 \(smtp: \d+\)\n$", done.stdout)
