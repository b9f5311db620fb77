"""No system that is measured may speak to another machine: some libraries try it on their first e-mail address."""

import socket
from typing import NoReturn


def go_offline() -> None:
    """From now on every attempt to connect to anything raises ConnectionError in this process."""
    socket.socket.connect = _refuse  # type: ignore[method-assign, assignment]
    socket.socket.connect_ex = _refuse  # type: ignore[method-assign, assignment]
    socket.getaddrinfo = _refuse  # type: ignore[assignment]


def _refuse(*args: object, **options: object) -> NoReturn:
    raise ConnectionError("the benchmark runs without a network")
