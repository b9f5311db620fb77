"""A school with a chain, and somebody who writes to it."""

from collections.abc import Callable

import pytest

import trail
from people.models import School
from trail.models import Entry

ANN = trail.Actor("0b6c", "Ann Example")


@pytest.fixture
def ann() -> trail.Actor:
    return ANN


@pytest.fixture
def school() -> School:
    return School.objects.create(name="Riverbank", short="riverbank", local_authority="x")


@pytest.fixture
def write(school: School) -> Callable[..., Entry]:
    def _write(event: str = "access.refused", **more: object) -> Entry:
        return trail.append(school, event, **{"actor": ANN, **more})  # type: ignore[arg-type]

    return _write
