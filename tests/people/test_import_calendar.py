"""A calendar from a file: all of it or nothing, and refused with file, row and reason."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from people.models import ClosedDays, School, SchoolTerm
from tests.people.conftest import codes

pytestmark = pytest.mark.sqlite
GOOD = """
[[term]]
first = 2026-09-02
last = 2026-12-18
[[term]]
first = 2027-01-05
last = 2027-03-25
[[closed]]
kind = "inset"
first = 2026-11-02
"""


def imported(tmp_path: Path, text: str, school: str = "riverbank") -> None:
    file = tmp_path / "calendar.toml"
    file.write_text(text)
    call_command("import_calendar", file, school=school)


def test_terms_and_inset_days_are_added(
    tmp_path: Path, school: School, capsys: pytest.CaptureFixture
) -> None:
    imported(tmp_path, GOOD)
    assert SchoolTerm.objects.filter(school=school).count() == 2
    assert ClosedDays.objects.get().label == "Inset day"
    assert codes(school) == ["calendar.term_added", "calendar.term_added", "calendar.closed"]
    assert "3 rows are in the calendar" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        (
            "last = 2027-03-25",
            "last = 2027-01-04",
            r"calendar.toml, term 2: ends .2027-01-04. before it starts",
        ),
        (
            "first = 2027-01-05",
            "first = 2026-12-01",
            "calendar.toml, term 2: Another term runs from 2 September 2026",
        ),
        (
            'kind = "inset"',
            'kind = "party"',
            "calendar.toml, closed 1: kind must be one of holiday, inset, closure",
        ),
        ("first = 2026-09-02", 'first = "2026-09-02"', "calendar.toml, term 1: first must be a date"),
        ("[[closed]]", "[[shut]]", "calendar.toml: unknown table 'shut'"),
        ("[[closed]]", "[[closed", "calendar.toml: "),
        (
            "last = 2026-12-18",
            "last = 2026-12-18\nname = 'Autumn'",
            "calendar.toml, term 1: may hold first, last",
        ),
    ],
)
def test_a_wrong_file_adds_nothing(
    tmp_path: Path, school: School, right: str, wrong: str, reason: str
) -> None:
    with pytest.raises(CommandError, match=reason):
        imported(tmp_path, GOOD.replace(right, wrong))
    assert not SchoolTerm.objects.exists()
    assert not ClosedDays.objects.exists()


def test_a_school_that_is_not_there_is_named(tmp_path: Path, school: School) -> None:
    with pytest.raises(CommandError, match="There is no school 'elsewhere'"):
        imported(tmp_path, GOOD, school="elsewhere")
