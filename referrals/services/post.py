"""The round of the sender: everybody who has notices waiting, one message a channel, whatever happens to others."""

import logging
import smtplib
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar
from urllib.error import HTTPError, URLError
from uuid import UUID

from django.utils import timezone

from referrals.models.notice import EMAIL, SMS
from referrals.services import notices
from referrals.services.channels import CHANNELS
from trail.outside import NoHttp

logger = logging.getLogger(__name__)
PEOPLE = 500  # in one round; the next minute goes on
LONGEST = 300.0  # seconds a round goes on; a task that is ended from outside after ten minutes leaves a mail unmarked
PERMANENT = 500  # replies of a mail server from here on mean never
CODES = ("smtp_code", "code", "errno")  # where an error keeps its number
OF_THE_SERVER = (401, 403, 408, 429)  # a gateway says so to every number: wrong token, too slow, too many
PATIENCE = 3  # failures of one server in a row, after which the round goes on without it

#: What a mail server or an address can do to us (SMTPException is an OSError). All else is our own mistake.
MAIL_TROUBLE = (OSError, ValueError)
ONE_LETTER = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused, ValueError)
REASONS: dict[type[Exception], str] = {
    smtplib.SMTPRecipientsRefused: "The mail server refused the address",
    smtplib.SMTPServerDisconnected: "The mail server broke off",
    smtplib.SMTPAuthenticationError: "The mail server refused the password",
    ConnectionRefusedError: "The mail server does not answer",
    TimeoutError: "The mail server is too slow",
}
OF_THE_GATEWAY: dict[type[Exception], str] = {
    HTTPError: "The text message gateway refused",
    URLError: "The text message gateway does not answer",
    TimeoutError: "The text message gateway is too slow",
    NoHttp: "The text message gateway answers nothing we understand",
}


T = TypeVar("T")


class NotSent(Exception):
    """A message was put off. `server` says whether the fault is the server's rather than this one letter's."""

    def __init__(self, *, server: bool) -> None:
        super().__init__()
        self.server = server


def send_round(limit: int = PEOPLE) -> int:
    """Return how many notices were sent. What a server that is down has not taken waits for the next minute, and holds
    up no other channel."""
    notices.call_time(timezone.now())
    sent, failures = 0, dict.fromkeys(CHANNELS, 0)
    for person_id in in_time(notices.people_waiting(timezone.now(), limit)):
        sent += sum(_by(channel, person_id, failures) for channel in CHANNELS)
    return sent


def in_time(waiting: Iterable[T]) -> Iterator[T]:
    """Those whose turn comes before the round has lasted too long; the next round goes on with the rest."""
    ends = time.monotonic() + LONGEST
    for one in waiting:
        if time.monotonic() > ends:
            return
        yield one


def _by(channel: str, person_id: UUID, failures: dict[str, int]) -> int:
    """How many notices of one person went out by a channel whose server has not failed too often in this round."""
    sent = 0
    if failures[channel] >= PATIENCE:
        return sent
    try:
        while held := notices.claim(person_id, timezone.now(), channel):
            sent += _send(held)
            failures[channel] = 0
    except NotSent as trouble:
        failures[channel] = failures[channel] + 1 if trouble.server else 0
    return sent


def _send(held: notices.Claim) -> int:
    now = timezone.now()
    if not (wanted := notices.wanted_of(held, now)):
        return 0
    channel = wanted[0].channel
    try:
        CHANNELS[channel](wanted)
    except MAIL_TROUBLE as error:
        reason = reason_of(error, channel)
        logger.warning("%s not sent: %s", channel, reason)
        notices.put_off(held, reason, timezone.now(), refused=gone(error))
        raise NotSent(server=not _of_one_letter(error)) from error
    notices.mark_sent(held, wanted)
    return len(wanted)


def _of_one_letter(error: Exception) -> bool:
    """Whether the fault is this message's: a gateway says 4xx where it does not like the number, with exceptions."""
    if isinstance(error, HTTPError):
        return error.code < PERMANENT and error.code not in OF_THE_SERVER
    return isinstance(error, ONE_LETTER)


def gone(error: Exception) -> bool:
    """Return whether the server says that the address will never take a mail (5xx), rather than not now (4xx)."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= PERMANENT for code, _ in error.recipients.values())


def reason_of(error: Exception, channel: str = EMAIL) -> str:
    """Return what went wrong without the address or the server's own words, which may hold a name."""
    code = next((found for name in CODES if (found := getattr(error, name, None))), None)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0]
    known, else_ = (
        (OF_THE_GATEWAY, "The text message could not be sent")
        if channel == SMS
        else (REASONS, "The mail could not be sent")
    )
    why = known.get(type(error), else_)
    return f"{why} ({type(error).__name__}{f' {code}' if code else ''})"
