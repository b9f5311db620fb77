"""A school's file with a short name that no school has applies nowhere: the start and the page of the policy say so."""

from io import StringIO
from pathlib import Path

import pytest
from django.core import checks
from django.core.management import call_command
from pytest_django.fixtures import Settings

from referrals.local_policy import strays
from tests.factories import a_school, deciders
from tests.teachers import signed_in

pytestmark = pytest.mark.django_db
HEAD = 'version = "2027-01"\nlast_checked = 2026-11-01\n'
SAID = "ours.toml: no school here has the short name 'riverbnk', so its rows apply nowhere."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.HANDRAIL_OVERLAYS = tmp_path
    return tmp_path


def a_file(folder: Path, owner: str, kind: str = "school") -> None:
    row = '[row.D16]\nif = "Our own words"\nsource = "Our handbook"\n'
    (folder / "ours.toml").write_text(f'{kind} = "{owner}"\n{HEAD}{row}')


def warned() -> list[str]:
    """What `manage.py check --database default` says of such files."""
    return [one.msg for one in checks.run_checks(databases=["default"]) if one.id == "handrail.W002"]


def test_the_check_at_the_start_names_file_and_short_name(folder: Path) -> None:
    a_school()
    a_file(folder, "riverbnk")
    assert warned() == [SAID]


def test_migrate_says_it_before_it_begins(folder: Path) -> None:
    a_file(folder, "riverbnk")
    said = StringIO()
    call_command("migrate", stdout=StringIO(), stderr=said, plan=True, skip_checks=False)
    assert SAID in said.getvalue()


def test_the_page_of_the_policy_names_them_too(folder: Path) -> None:
    a_file(folder, "riverbnk")
    page = signed_in(deciders(a_school())[0]).get("/how-handrail-suggests/").content.decode()
    assert SAID.replace("'", "&#x27;") in page


def test_the_file_of_a_school_that_is_there_is_no_stray(folder: Path) -> None:
    a_file(folder, a_school().short)
    assert warned() == [] and strays() == []


def test_an_authoritys_file_is_for_whichever_schools_belong_to_it(folder: Path) -> None:
    a_file(folder, "riverbank", "authority")
    assert warned() == []


def test_without_a_database_the_check_asks_nothing(folder: Path) -> None:
    a_file(folder, "riverbnk")
    assert not [one for one in checks.run_checks() if one.id == "handrail.W002"]
