"""The round of the sender: everybody who has notices waiting, one message a channel, whatever happens to others."""

import logging
import smtplib
from urllib.error import HTTPError, URLError
from uuid import UUID

from django.utils import timezone

from referrals.models.notice import EMAIL
from referrals.services import notices
from referrals.services.channels import CHANNELS

logger = logging.getLogger(__name__)
PEOPLE = 500  # in one round; the next minute goes on
PERMANENT = 500  # replies of a mail server from here on mean never
CODES = ("smtp_code", "code", "errno")  # where an error keeps its number
PATIENCE = 3  # failures of the server in a row, after which the round ends

#: What a mail server or an address can do to us (SMTPException is an OSError). All else is our own mistake.
MAIL_TROUBLE = (OSError, ValueError)
ONE_LETTER = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused, ValueError)
REASONS: dict[type[Exception], str] = {
    smtplib.SMTPRecipientsRefused: "The mail server refused the address",
    smtplib.SMTPServerDisconnected: "The mail server broke off",
    smtplib.SMTPAuthenticationError: "The mail server refused the password",
    HTTPError: "The text message gateway refused",
    URLError: "The text message gateway does not answer",
    ConnectionRefusedError: "The mail server does not answer",
    TimeoutError: "The mail server is too slow",
}


class NotSent(Exception):
    """A mail was put off. `server` says whether the fault is the server's rather than this one letter's."""

    def __init__(self, *, server: bool) -> None:
        super().__init__()
        self.server = server


def send_round(limit: int = PEOPLE) -> int:
    """Return how many notices were sent. A server that is down ends the round early; nothing is lost by that."""
    sent = failures = 0
    notices.call_time(timezone.now())
    for person_id in notices.people_waiting(timezone.now(), limit):
        try:
            sent += _all_of(person_id)
            failures = 0
        except NotSent as trouble:
            failures = failures + 1 if trouble.server else 0
        if failures >= PATIENCE:
            break
    return sent


def _all_of(person_id: UUID) -> int:
    """Every channel has its turn, also where another one failed: a text message for a mail server that is down."""
    sent, troubles = 0, []
    for channel in CHANNELS:
        try:
            while held := notices.claim(person_id, timezone.now(), channel):
                sent += _send(held)
        except NotSent as trouble:
            troubles.append(trouble)
    if troubles and not sent:
        raise NotSent(server=any(trouble.server for trouble in troubles))
    return sent


def _send(held: notices.Claim) -> int:
    now = timezone.now()
    if not (wanted := notices.wanted_of(held, now)):
        return 0
    channel = wanted[0].channel
    try:
        CHANNELS[channel](wanted)
    except MAIL_TROUBLE as error:
        logger.warning("%s not sent: %s", channel, reason_of(error))
        notices.put_off(held, reason_of(error), timezone.now(), refused=gone(error))
        raise NotSent(server=channel == EMAIL and not isinstance(error, ONE_LETTER)) from error
    notices.mark_sent(held, wanted)
    return len(wanted)


def gone(error: Exception) -> bool:
    """Return whether the server says that the address will never take a mail (5xx), rather than not now (4xx)."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= PERMANENT for code, _ in error.recipients.values())


def reason_of(error: Exception) -> str:
    """Return what went wrong without the address or the server's own words, which may hold a name."""
    code = next((found for name in CODES if (found := getattr(error, name, None))), None)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0]
    why = REASONS.get(type(error), "The mail could not be sent")
    return f"{why} ({type(error).__name__}{f' {code}' if code else ''})"
