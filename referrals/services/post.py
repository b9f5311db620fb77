"""The round of the sender: everybody who has notices waiting, one mail each, whatever happens to the others."""

import logging
import smtplib
from uuid import UUID

from django.utils import timezone

from referrals.services import notices
from referrals.services.letters import letter

logger = logging.getLogger(__name__)
PEOPLE = 500  # in one round; the next minute goes on
PATIENCE = 3  # failures of the server in a row, after which the round ends

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
    sent = 0
    while held := notices.claim(person_id, timezone.now()):
        sent += _send(held)
    return sent


def _send(held: notices.Claim) -> int:
    now = timezone.now()
    if not (wanted := notices.wanted_of(held, now)):
        return 0
    mail = letter(wanted, now)
    try:
        mail.send()
    except MAIL_TROUBLE as error:
        logger.warning("mail not sent: %s", reason_of(error))
        notices.put_off(held, reason_of(error), timezone.now())
        raise NotSent(server=not isinstance(error, ONE_LETTER)) from error
    notices.mark_sent(held, wanted)
    return len(wanted)


def reason_of(error: Exception) -> str:
    """Return what went wrong without the address or the server's own words, which may hold a name."""
    code = getattr(error, "smtp_code", None) or getattr(error, "errno", None)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0]
    why = REASONS.get(type(error), "The mail could not be sent")
    return f"{why} ({type(error).__name__}{f' {code}' if code else ''})"
