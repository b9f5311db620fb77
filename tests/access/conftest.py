"""One world for this folder. Every request of the walk is undone again, so that none sees the traces of another."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.access.world import World, build


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield build()
        transaction.set_rollback(True)
