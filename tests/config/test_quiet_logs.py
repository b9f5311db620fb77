"""The look at the logs finds a name that was logged, also one of a process."""

import logging

import pytest

from tests.factories import a_pupil, a_school
from tests.fixtures.quiet_logs import Kept, told


@pytest.mark.django_db
def test_a_name_of_this_test_in_a_log_is_found() -> None:
    a_pupil(a_school(), "Zed", "Farthingale")
    kept = Kept()
    record = logging.LogRecord("x", logging.ERROR, "", 1, "no mother for %s", ("Zed Farthingale",), None)
    kept.handle(record)
    assert told(kept.lines[0]) == ["Zed Farthingale"]
    assert not told("no mother for anybody")
