"""Rule 17: the demo and the tests know invented people only: drama numbers, `.example` addresses."""

import re
from pathlib import Path

import pytest

from tests.rules.house import HERE

FOLDERS = ("config/demo", "tests", "benchmarks", "docs", "templates")
READ = (".py", ".toml", ".html", ".txt", ".md", ".json")
#: Ofcom's numbers for drama, and what only looks like a number.
DRAMA = re.compile(r"(07700 ?900 ?\d{3}|01632 ?960 ?\d{3}|020 ?7946 ?0\d{3}|0808 ?157 ?0\d{3})")
NUMBER = re.compile(r"(?<![\w./-])(07\d{3} ?\d{3} ?\d{3}|01\d{3} ?\d{3} ?\d{3}|020 ?\d{4} ?\d{4})(?!\w)")
ADDRESS = re.compile(r"[\w.+-]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.I)
OURS = re.compile(r"(\.example|\.test|\.invalid|^localhost|^127\.0\.0\.1|^example\.(com|org))$", re.I)


def files(folder: str) -> list[Path]:
    """What is read of a folder; tests/data holds what others published."""
    found = sorted((HERE / folder).glob("**/*"))
    return [path for path in found if path.suffix in READ and path.parent != HERE / "tests/data"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_rule_17_numbers_are_for_drama_and_addresses_lead_nowhere(folder: str) -> None:
    for path in files(folder):
        text = path.read_text()
        assert not [number for number in NUMBER.findall(text) if not DRAMA.fullmatch(number)], path
        assert not [host for host in ADDRESS.findall(text) if not OURS.search(host)], path
