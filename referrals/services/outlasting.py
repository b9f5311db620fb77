"""Waiting for a database that is being restarted, where giving up would cost more than waiting."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

PAUSES = (0.2, 0.5, 1, 2, 4, 8, 15, 30)  # seconds; a minute in all, well within a sender's lease
Answer = TypeVar("Answer")


def outlast(act: Callable[[], Answer]) -> Answer:
    """Return the answer of `act`, which is a whole transaction; tried again for a minute while the database is away.

    Raises OperationalError or InterfaceError when it stays away.
    """
    for pause in PAUSES:
        try:
            return act()
        except (OperationalError, InterfaceError):
            connection.close()
            time.sleep(pause)
    return act()
