"""A mail server with moods. It writes down every mail it accepted, from which process, and whether it said so."""

import asyncio
import os
import random
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.fixtures.mail import Postbox

WELL, REFUSES, NO_SUCH, SLOW, TOO_SLOW, DROPS, BREAKS = (
    "well", "refuses", "refuses the address", "slow", "too slow", "accepts and drops", "drops without accepting",
)  # fmt: skip
JUST_NOW = 0.05  # seconds
TOO_LONG = 21.0  # seconds; EMAIL_TIMEOUT is 20


@dataclass(frozen=True)
class Delivery:
    """One mail that was accepted. `told`: the sender was answered that it was. `pid` 0: the sender was gone."""

    message_id: str
    to: str
    text: str
    at: float  # seconds on the monotonic clock
    pid: int
    told: bool


class Listener(Postbox):
    """`mood` says how it behaves from the next mail on; `deliveries` is what it has accepted, oldest first."""

    def __init__(self, rng: random.Random, senders: Callable[[], Iterable[int]] = list) -> None:
        super().__init__()
        self.rng, self.senders = rng, senders
        self.mood, self.deliveries = WELL, list[Delivery]()
        self.in_hand = 0  # mails that have come in and are not answered yet
        self.answered = 0.0  # when the last one was, on the monotonic clock
        self._controller: Controller | None = None

    def open(self) -> None:
        """Listens on its port, always the same one."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def shut(self) -> None:
        """Nobody answers on the port."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    def busy(self) -> bool:
        """Whether a mail is being taken, or was until just now, so that its sender is about to note it."""
        return self.in_hand > 0 or time.monotonic() - self.answered < JUST_NOW

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.mood == NO_SUCH:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.tried += 1
        self.in_hand += 1
        try:
            return await self._take(server, session, envelope)
        finally:
            self.in_hand -= 1
            self.answered = time.monotonic()

    async def _take(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        mood = self.mood
        if mood == REFUSES:
            return "451 try later"
        if mood == BREAKS:
            return hang_up(server)
        await asyncio.sleep(self.rng.uniform(0.5, 2.0) if mood == SLOW else self.rng.uniform(0.02, 0.1))
        told = mood not in (DROPS, TOO_SLOW)
        self.deliveries.append(
            delivery(bytes(envelope.content or b""), pid=holder(session.peer, self.senders()), told=told)
        )
        if mood == TOO_SLOW:
            await asyncio.sleep(TOO_LONG)
        return hang_up(server) if mood == DROPS else "250 OK"


def hang_up(server: SMTP) -> str:
    """Ends the connection without an answer."""
    if server.transport:
        server.transport.abort()
    return "421 gone"


def delivery(content: bytes, *, pid: int, told: bool = True) -> Delivery:
    """A mail that was accepted just now."""
    mail: Any = message_from_bytes(content, policy=policy.default)
    return Delivery(mail["Message-ID"], str(mail["To"]), mail.get_content(), time.monotonic(), pid, told)


def holder(peer: Any, among: Iterable[int]) -> int:
    """The process that holds the other end of a connection from 127.0.0.1; 0 where none does any more."""
    end = f"0100007F:{peer[1]:04X}"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    sockets = {f"socket:[{row[9]}]" for row in rows if row[1] == end and row[9] != "0"}
    return next((pid for pid in among if sockets & open_files(pid)), 0)


def open_files(pid: int) -> set[str]:
    """What a process holds open; nothing for one that has ended."""
    found = set()
    with suppress(OSError):
        for entry in os.scandir(f"/proc/{pid}/fd"):
            with suppress(OSError):
                found.add(os.readlink(entry.path))
    return found
