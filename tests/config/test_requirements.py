"""The locked requirements: hashed, from no named host, and the tests run on what the product runs on."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ("requirements.txt", "requirements-dev.txt")
BENCH = "requirements-bench.txt"


def locked(name: str) -> dict[str, str]:
    """Package: version, for each entry of a file."""
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", (ROOT / name).read_text(), re.M))


@pytest.mark.parametrize("name", [*FILES, BENCH])
def test_every_entry_has_a_hash_and_none_names_a_host(name):
    text = (ROOT / name).read_text()
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize("other", [FILES[1], BENCH])
def test_tests_and_benchmarks_run_on_the_versions_the_product_runs_on(other):
    run, test = locked(FILES[0]), locked(other)
    assert {name: test.get(name) for name in run} == run


@pytest.mark.parametrize(("group", "file"), [("dev", FILES[1]), ("bench", BENCH)])
def test_everything_named_is_locked(group, file):
    named = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*named["project"]["dependencies"], *named["dependency-groups"][group]]
    names = {re.match(r"[A-Za-z0-9._-]+", one)[0].lower() for one in wanted}
    assert names <= set(locked(file))


def test_one_state_machine_package_only():
    assert [name for name in locked("requirements-dev.txt") if "fsm" in name] == ["django-fsm-2"]
