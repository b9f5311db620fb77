"""What every test may use. Groups: tests that ask for a database carry the marker `database` by themselves."""

import pytest

from tests.flushing import flush_past_guards

pytest_plugins = ["tests.fixtures.mail", "tests.fixtures.processes", "tests.fixtures.browser"]

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}


def pytest_configure() -> None:
    flush_past_guards()


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
