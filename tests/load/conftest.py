"""A small load, made once for all tests of this folder, and taken back by the database at the end."""

from collections.abc import Iterator
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

SCHOOLS, CASES = 3, 90


@pytest.fixture(scope="package")
def load(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[SimpleNamespace]:
    """What `make_load` said."""
    said = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        into = connection.settings_dict["NAME"]
        call_command(
            "make_load", into=into, schools=SCHOOLS, cases=CASES, pupils=20, processes=0, stdout=said
        )
        yield SimpleNamespace(said=said.getvalue(), schools=SCHOOLS, cases=CASES)
        transaction.set_rollback(True)
