"""docker-compose.yml: valid by its own schema, without secrets, and each of our services really starts and is
found healthy, run with its exact command and health check as plain processes."""

import base64
import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from jsonschema import Draft201909Validator

from config import new_env
from tests.fixtures.processes import Process, wait_for
from tests.servers import free_port
from vault import keys

ROOT = Path(__file__).resolve().parents[2]
FILE = (ROOT / "docker-compose.yml").read_text()
OURS = ("web", "worker", "beat")
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load(FILE)


def filled(value: str, known: dict[str, str]) -> str:
    """The value as compose would fill it: ${NAME:-default}, ${NAME:?message}."""
    return VARIABLE.sub(
        lambda found: known.get(found[1]) or (found[3] if found[2] == "-" else ""), str(value)
    )


def test_it_is_valid_by_the_specification(compose):
    schema = json.loads((ROOT / "tests/data/compose_spec.json").read_text())
    assert [error.message for error in Draft201909Validator(schema).iter_errors(compose)] == []


def test_it_has_its_services_and_each_says_how_it_feels(compose):
    assert set(compose["services"]) == {"migrate", "eraser", *OURS, "postgres", "redis", "mailpit"}
    assert [name for name, service in compose["services"].items() if "healthcheck" not in service] == [
        "migrate", "eraser",
    ]  # fmt: skip


def test_it_holds_no_secret():
    known = {found[1]: found[2] for found in VARIABLE.finditer(FILE)}
    assert {name for name in new_env.fresh() if known[name] != "?"} == set()
    for line in FILE.splitlines():
        if re.search(r"(SECRET|PASSWORD|_KEY)\w*:", line):
            assert "${" in line


def test_it_gives_production_everything_it_wants(compose):
    example = dict(re.findall(r"^#? ?([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.M))
    given = compose["services"]["web"]["environment"]
    assert set(given) - {"PORT"} <= set(example)
    assert {name for name in VARIABLE.findall(FILE) if name[0] not in example} == set()


def test_what_a_school_sets_in_its_env_file_reaches_the_services(compose):
    example, _, outside = (
        (ROOT / ".env.example").read_text().partition("# --- only outside docker compose ---")
    )
    named = set(re.findall(r"^#? ?([A-Z_]+)=", example, re.M))
    assert outside
    assert named - {found[1] for found in VARIABLE.finditer(FILE)} - {"HANDRAIL_ENV"} == set()


def test_the_image_can_run_as_nobody_special():
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert "USER handrail" in dockerfile
    assert "--require-hashes" in dockerfile
    assert re.search(r"libpango-1\.0-0 libpangoft2-1\.0-0", dockerfile)


@pytest.fixture
def service_env(compose, process_env, postbox, tmp_path) -> dict[str, str]:
    """The environment of our services; only hosts and ports are those of this test run."""
    settings = compose["services"]["migrate"]["environment"] | compose["services"]["web"]["environment"]
    as_written = {name: filled(value, new_env.fresh()) for name, value in settings.items()}
    here = {name: process_env[name] for name in ("DATABASE_URL", "REDIS_URL")}
    # What this test's database holds was sealed under the key of this process.
    here["HANDRAIL_MASTER_KEY"] = base64.b64encode(keys.get("master")).decode()
    return {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "HANDRAIL_HOME": str(tmp_path / "home"),
        "PYTHONUNBUFFERED": "1",
        **as_written,
        **here,
        **postbox.env,
        "PORT": str(free_port()),
    }


def healthy(service: dict, env: dict[str, str]) -> bool:
    kind, *command = service["healthcheck"]["test"]
    assert kind == "CMD"
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True).returncode == 0


@pytest.mark.workers
@pytest.mark.parametrize("name", OURS)
def test_a_service_is_ill_before_and_healthy_after_its_start(name, compose, service_env, tmp_path):
    service = compose["services"][name]
    assert not healthy(service, service_env)
    process = Process(service["command"], env=service_env, log=tmp_path / "log")
    try:
        wait_for(
            lambda: process.said("") and healthy(service, service_env),
            seconds=90,
            what=f"{name} being healthy",
        )
    finally:
        assert process.end() == 0


@pytest.mark.workers
def test_migrate_makes_every_table_and_the_role_that_web_then_runs_as(compose, service_env, tmp_path):
    done = subprocess.run(
        compose["services"]["migrate"]["command"], cwd=ROOT, env=service_env, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    written = urlsplit(compose["services"]["web"]["environment"]["DATABASE_URL"].partition(":$")[0])
    assert written.netloc == "handrail_app"
    test = urlsplit(service_env["DATABASE_URL"])
    as_app = test._replace(netloc=f"{written.netloc}@{test.hostname}:{test.port}").geturl()
    web, env = compose["services"]["web"], service_env | {"DATABASE_URL": as_app}
    process = Process(web["command"], env=env, log=tmp_path / "log")
    try:
        wait_for(lambda: process.said("") and healthy(web, env), seconds=90, what="web being healthy")
    finally:
        assert process.end() == 0


def test_only_migrate_signs_in_as_the_owner(compose):
    users = {
        name: urlsplit(service["environment"]["DATABASE_URL"].partition(":$")[0]).netloc
        for name, service in compose["services"].items()
        if name in ("migrate", *OURS)
    }
    assert users == {"migrate": "handrail", **dict.fromkeys(OURS, "handrail_app")}
    owner = {"POSTGRES_PASSWORD", "POSTGRES_ERASER_PASSWORD"}
    for name in OURS:
        assert not owner & {
            found[1] for found in VARIABLE.finditer(str(compose["services"][name]["environment"]))
        }


def test_migrate_alone_makes_the_table_that_counts_sign_in_attempts(tmp_path):
    env = {"PATH": os.environ["PATH"], "HANDRAIL_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True)
    with sqlite3.connect(tmp_path / "handrail.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM handrail_cache").fetchone() == (0,)


def test_the_eraser_runs_by_hand_alone_and_with_its_own_role(compose):
    eraser = compose["services"]["eraser"]
    assert eraser["profiles"] == ["eraser"] and eraser["restart"] == "no"
    assert eraser["command"][-1] == "erase"
    assert eraser["environment"]["DATABASE_URL"].startswith("postgres://handrail_eraser:")
