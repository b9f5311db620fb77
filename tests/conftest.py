"""What every test may use. Groups: tests that ask for a database carry the marker `database` by themselves."""

from collections.abc import Generator

import pytest
import time_machine
from django.core.cache import caches
from hypothesis import HealthCheck, settings

from tests.flushing import flush_past_guards
from tests.night import never_quiet

pytest_plugins = [
    f"tests.fixtures.{name}" for name in ("quiet_logs", "mail", "processes", "browser", "gateway", "storage")
]

REAL_TIME = {"page", "start"}
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}
A_SCHOOL_DAY = "2026-12-01 10:15+00:00"  # a Tuesday in term

# A busy machine is no fault of a rule: how long an example takes is not asserted here.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_configure() -> None:
    flush_past_guards()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Begins each test, its fixtures included, on a school day, so that none depends on when it is run. Real processes
    and browsers keep the real time, and so do the tests that drive them. What a process counts in a minute starts anew:
    to it all tests lie in the same one."""
    caches["here"].clear()
    if REAL_TIME & set(getattr(item, "fixturenames", ())):
        with never_quiet():
            return (yield)
    with time_machine.travel(A_SCHOOL_DAY, tick=True):
        return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sorts tests into groups before -m looks at the markers."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asked & DATABASE_FIXTURES:
            item.add_marker("database")
        if "page" in asked:
            item.add_marker("browser")
        if "start" in asked:
            item.add_marker("workers")
