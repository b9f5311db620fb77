"""Several people, or workers, who do something at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

Answer = TypeVar("Answer")


def together(*acts: Callable[[], Answer]) -> list[Answer]:
    """The answers of threads that all act at the same moment, each on its own connection."""
    start = Barrier(len(acts))

    def one(act: Callable[[], Answer]) -> Answer:
        try:
            start.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))
