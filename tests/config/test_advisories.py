"""No locked package is older than the version that mended a weakness on our list. The list is kept by hand."""

import re
import tomllib
from datetime import date
from pathlib import Path

from tests.config.test_requirements import FILES, locked

ROOT = Path(__file__).resolve().parents[2]
LIST = tomllib.loads((ROOT / "docs/advisories.toml").read_text())
ID = re.compile(r"(CVE|PYSEC)-\d{4}-\d+|GHSA(-[0-9a-z]{4}){3}")


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text.split("+")[0].split(".post")[0]))


def behind(lock: dict[str, str]) -> list[str]:
    """The weaknesses that these versions still have."""
    return [
        f"{package} {lock[package]}: {', '.join(found)}"
        for package, fixes in LIST["mended"].items()
        for mended, found in fixes.items()
        if version(lock[package]) < version(mended)
    ]


def test_every_locked_version_has_the_mended_weaknesses_behind_it() -> None:
    for name in FILES:
        assert behind(locked(name)) == []


def test_an_older_lock_file_would_be_found() -> None:
    assert behind({**locked(FILES[0]), "weasyprint": "69.0"}) == [
        "weasyprint 69.0: CVE-2026-55073, GHSA-r543-q48m-4c9j"
    ]


def test_every_row_names_a_package_we_run_and_a_published_weakness() -> None:
    assert {*LIST["mended"], *LIST["open"]} <= set(locked(FILES[0]))
    named = [one for fixes in LIST["mended"].values() for found in fixes.values() for one in found]
    assert all(
        ID.fullmatch(one) for one in [*named, *(one for rows in LIST["open"].values() for one in rows)]
    )
    assert isinstance(LIST["checked"], date) and LIST["sources"]
