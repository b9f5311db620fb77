import os
import signal
import sys
import time

import pytest

from config.supervisor import Child, ChildGaveUp, Supervisor

SLEEPS = ["-c", "import time; time.sleep(60)"]
ENDS = ["-c", "print('tired')"]
IGNORES_TERM = [
    "-c",
    "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid, flush=True); time.sleep(60)",
]


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().split(") ")[1][0] != "Z"


def until(happens, seconds=10):
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture(autouse=True)
def _signals_as_before():
    kept = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for name, handler in kept.items():
        signal.signal(name, handler)


def test_leaving_ends_every_child(tmp_path):
    children = [Child(str(n), SLEEPS, tmp_path / f"{n}.log") for n in range(3)]
    with Supervisor(children):
        pids = [child.process.pid for child in children]
        assert all(runs(pid) for pid in pids)
    assert not any(runs(pid) for pid in pids)


def test_a_child_that_has_ended_is_started_again(tmp_path):
    child = Child("web", SLEEPS, tmp_path / "log")
    with Supervisor([child]) as supervisor:
        first = child.process.pid
        child.process.kill()
        child.process.wait()
        supervisor.tend()
        assert child.process.pid != first
        assert runs(child.process.pid)


def test_a_child_that_keeps_ending_ends_the_whole_with_a_sentence(tmp_path):
    child = Child("worker", ENDS, tmp_path / "log")
    with (
        Supervisor([child]) as supervisor,
        pytest.raises(ChildGaveUp, match=r"worker process keeps ending: see .*log"),
    ):
        until(lambda: supervisor.tend())
    assert (tmp_path / "log").read_text().count("tired") == 4


def test_ctrl_c_stops_the_waiting(tmp_path):
    with Supervisor([Child("web", SLEEPS, tmp_path / "log")]) as supervisor:
        os.kill(os.getpid(), 2)
        assert supervisor.wait_for(lambda: False, seconds=30) is False
        supervisor.run()


def test_a_deaf_child_and_its_own_children_are_killed(tmp_path, monkeypatch):
    monkeypatch.setattr("config.supervisor.ENDS_WITHIN", 0.2)
    child = Child("web", IGNORES_TERM, tmp_path / "log")
    with Supervisor([child]):
        until(lambda: (tmp_path / "log").read_text().strip())
        grandchild = int((tmp_path / "log").read_text())
    assert not runs(child.process.pid)
    until(lambda: not runs(grandchild))


def test_children_run_under_the_same_python(tmp_path):
    child = Child("web", ["-c", "import sys; print(sys.executable)"], tmp_path / "log")
    child.start()
    child.process.wait()
    assert (tmp_path / "log").read_text().strip() == sys.executable
