"""Work on one summary ends in its time, whatever hangs: a recogniser, a file, a library."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

#: Seconds for one summary; below the lease of working.py, so that no second worker begins meanwhile.
WORKS = 240
SAID = "It took too long, and Handrail stopped. There is no file. Try again, or tell whoever runs Handrail."


class OverTime(BaseException):
    """Derives from BaseException: a recogniser's own `except Exception` must not swallow it."""

    said = SAID


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises OverTime inside the block once the time is over. Python code and its regular expressions are interrupted;
    compiled code that never comes back is ended with its process, by Celery's own limit. Outside the main thread no
    alarm can be set, and that limit alone holds."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(*_: Any) -> None:
    raise OverTime
