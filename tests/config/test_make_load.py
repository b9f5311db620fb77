"""A load goes into a database that was named for it and is empty, and into no other."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from people.models import School
from tests.factories import a_school

pytestmark = pytest.mark.django_db


def refused(**options: object) -> str:
    usual = {"into": connection.settings_dict["NAME"], "schools": 1, "cases": 1, "processes": 0}
    with pytest.raises(CommandError) as error:
        call_command("make_load", stdout=StringIO(), **{**usual, **options})
    return str(error.value)


def test_it_refuses_a_database_that_was_not_named() -> None:
    assert "Nothing was written" in refused(into="handrail_load")
    assert not School.objects.exists()


def test_it_refuses_a_database_that_holds_a_school() -> None:
    a_school()
    assert "is not empty" in refused()
    assert School.objects.count() == 1
