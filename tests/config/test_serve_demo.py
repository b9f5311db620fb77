"""`make demo` from an empty home, as real processes."""

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.fixtures.processes import ROOT, Process, wait_for
from tests.fixtures.visiting import signed_in
from tests.servers import free_port, listens

pytestmark = pytest.mark.workers


@pytest.fixture
def demo_env(tmp_path):
    port = free_port()
    env = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "HANDRAIL_DEMO": "1",
        "HANDRAIL_HOME": str(tmp_path / "demo home"),
        "BASE_URL": f"http://localhost:{port}",
    }
    return port, env


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in found.splitlines()]
    direct = [child for child, parent in pairs if parent == pid]
    return direct + [one for child in direct for one in children_of(child)]


@pytest.mark.long  # it tells the whole demo
def test_it_serves_a_school_ends_with_its_address_and_ctrl_c_ends_everything(demo_env, tmp_path):
    port, env = demo_env
    (tmp_path / "demo home").mkdir()
    (tmp_path / "demo home" / "handrail.sqlite3").write_text("what an interrupted first start left behind")
    command = [sys.executable, "manage.py", "serve_demo", "--port", str(port)]
    demo = Process(command, env=env, log=tmp_path / "log")
    try:
        wait_for(lambda: demo.said(env["BASE_URL"]), seconds=300, what="the address")
        assert demo.log.read_text().splitlines()[-1] == env["BASE_URL"]
        page = urllib.request.urlopen(f"{env['BASE_URL']}/accounts/login/").read().decode()
        for asset in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
            assert urllib.request.urlopen(env["BASE_URL"] + asset).status == 200
        assert "Sign out" in signed_in(env["BASE_URL"], "teacher@riverbank.example")
        running = children_of(demo.popen.pid)
        assert len(running) >= 4
        taken = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True)
        assert taken.returncode == 1
        assert f"Port {port} is in use" in taken.stderr
    finally:
        code = demo.end(signal.SIGINT, within=30)
    assert code == 0
    assert not listens(port)
    alive = subprocess.run(["ps", "-eo", "pid=,stat="], capture_output=True, text=True).stdout.split("\n")
    assert not {int(line.split()[0]) for line in alive if line and "Z" not in line} & set(running)


def test_it_refuses_to_run_outside_the_demo(demo_env):
    port, env = demo_env
    command = [sys.executable, "manage.py", "serve_demo", "--port", str(port)]
    done = subprocess.run(command, env=env | {"HANDRAIL_DEMO": "0"}, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "started by `make demo`" in done.stderr
