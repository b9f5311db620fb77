"""Real processes keep the real time, which may be night or a weekend: their schools have no quiet hours, so that no
reminder of a test waits for a morning."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from typing import Any

OF_EVERY_SCHOOL: dict[str, Any] = {}
NEVER_QUIET = {"quiet_from": time(), "quiet_until": time(), "quiet_weekends": False}


@contextmanager
def never_quiet() -> Iterator[None]:
    """Schools that are made meanwhile (tests.factories.a_school) have no quiet hours."""
    OF_EVERY_SCHOOL.update(NEVER_QUIET)
    try:
        yield
    finally:
        OF_EVERY_SCHOOL.clear()
