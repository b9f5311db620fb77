"""What the README promises: a fresh clone, an empty home, one command."""

import os
import re
import shutil
import signal
import subprocess

import pytest

from tests.fixtures.processes import ROOT, wait_for
from tests.fixtures.visiting import signed_in
from tests.servers import free_port, listens

pytestmark = pytest.mark.long
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis", "test-results"
)


@pytest.fixture
def clone(tmp_path):
    return shutil.copytree(ROOT, tmp_path / "a fresh clone", ignore=LEFT_OUT)


@pytest.fixture
def demo(clone, tmp_path):
    (tmp_path / "empty home").mkdir()
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "empty home")}
    env |= {name: os.environ[name] for name in os.environ if name.startswith(("PIP_", "SSL_"))}
    port = free_port()
    with (tmp_path / "log").open("wb") as log:
        # a session of its own, so that the signal below reaches all of it, as Ctrl-C in a terminal does
        running = subprocess.Popen(
            ["make", "demo", f"PORT={port}"],
            cwd=clone,
            env=env,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    yield running, port, tmp_path / "log"
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)


def test_make_demo_sets_up_serves_lets_people_in_and_ends_with_ctrl_c(demo):
    running, port, log = demo
    address = f"http://localhost:{port}"

    def ready():
        assert running.poll() is None, log.read_text()
        return log.read_text().rstrip().endswith(f"\n{address}")

    wait_for(ready, seconds=1200, what="the address on a line of its own")
    for person in re.findall(r"^  (\w+@riverbank\.example)", log.read_text(), re.M):
        assert "Sign out" in signed_in(address, person), person
    os.killpg(running.pid, signal.SIGINT)
    running.wait(30)
    assert not listens(port)
    assert "Traceback" not in log.read_text()
