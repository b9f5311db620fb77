"""A one-time link by mail: to an address that the school typed for it, in words that tell nothing (hard rule 14)."""

import logging
from datetime import datetime

from django.core.mail import EmailMessage
from django.utils import timezone

from people.dates import said
from referrals.services.post import MAIL_TROUBLE, reason_of

logger = logging.getLogger(__name__)
SUBJECT = "A document is ready for you"
BODY = """A school has a document for you. It can be downloaded once, until {until}:

{url}

The document opens with a passphrase. The school tells you the passphrase by telephone, never by mail.
If you do not expect a document from a school, please delete this mail.
"""


def mail_link(address: str, url: str, until: datetime) -> str:
    """Empty where the mail server took it; else why not. Neither the address nor the link is kept."""
    here = timezone.localtime(until)
    body = BODY.format(url=url, until=f"{here:%H:%M} on {said(here.date())}")
    mail = EmailMessage(SUBJECT, body, to=[address], headers={"Auto-Submitted": "auto-generated"})
    try:
        mail.send()
    except MAIL_TROUBLE as error:
        logger.warning("link not mailed: %s", reason_of(error))
        return reason_of(error)
    return ""
