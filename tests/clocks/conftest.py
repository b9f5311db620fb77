"""Riverbank on a Tuesday morning, with everybody of the ladder."""

from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import time_machine

from people.models import Absence, User
from tests.factories import a_school, a_user
from workflows.roles import CHAIR, DEPUTY, HEAD, LEAD, STAFF

TUESDAY = datetime(2026, 6, 9, 9, 0, tzinfo=UTC)  # 10:00 in London


@pytest.fixture
def town(db: None) -> SimpleNamespace:
    """The school and its people."""
    school = a_school()
    return SimpleNamespace(
        school=school,
        teacher=a_user(school, STAFF, name="Tess Teacher"),
        lead=a_user(school, LEAD, name="Dana Lead"),
        deputy=a_user(school, DEPUTY, name="Obi Deputy"),
        head=a_user(school, HEAD, name="Hale Head"),
        chair=a_user(school, CHAIR, name="Cleo Chair"),
    )


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The wall clock, which stands still at Tuesday 10:00 until a test moves it."""
    with time_machine.travel(TUESDAY, tick=False) as moved:
        yield moved


def away(user: User, town: SimpleNamespace, cover: User | None = None) -> Absence:
    """This person is away all week."""
    since, until = datetime(2026, 6, 8, tzinfo=UTC), datetime(2026, 6, 15, tzinfo=UTC)
    return Absence.objects.create(user=user, school=town.school, since=since, until=until, cover=cover)
