"""What the security pages point to exists: every file, every test; and each row has a status."""

import re

import pytest

from tests.rules.house import HERE

PAGES = ("docs/threat-model.md", "docs/asvs.md")
PLACE = re.compile(r"`([\w./-]+\.(?:py|toml|md|txt|html|js|yml|example))(?:::(\w+))?`")
STATUS = {"done", "partly", "open", "not applicable"}
CHAPTERS = {str(number) for number in range(1, 18)}


def rows(document: str) -> list[list[str]]:
    """The cells of every row of every table, without heads."""
    lines = [line for line in (HERE / document).read_text().splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] not in ("section", "who", "what") and set(row[0]) != {"-"}]


@pytest.mark.parametrize("document", PAGES)
def test_every_place_that_is_named_exists(document: str) -> None:
    named = PLACE.findall((HERE / document).read_text())
    assert len(named) > 30
    for name, test in named:
        assert (HERE / name).is_file(), name
        assert not test or f"def {test}(" in (HERE / name).read_text(), f"{name}::{test}"


def test_every_threat_names_a_test() -> None:
    threats = [row for row in rows("docs/threat-model.md") if len(row) == 5]
    assert len(threats) > 15
    for row in threats:
        assert any(name.startswith("tests/") for name, _ in PLACE.findall(row[4])), row[0]


def test_every_row_of_the_standard_has_a_status_and_whoever_is_not_done_says_why() -> None:
    found = [row for row in rows("docs/asvs.md") if len(row) == 4]
    assert len(found) > 80
    for section, _, status, where in found:
        assert status in STATUS, section
        assert where, section
    assert {row[0].split(".")[0] for row in found} == CHAPTERS
