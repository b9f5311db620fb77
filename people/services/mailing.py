"""Mails that tell somebody what a colleague did in their account. What was done stands, whether or not they go."""

import logging
from typing import Any

from allauth.account.adapter import get_adapter

logger = logging.getLogger(__name__)
#: For the page of whoever did it.
NO_MAIL = "The mail server did not take the mail that says so: tell them yourself"


def mailed(template: str, address: str, facts: dict[str, Any]) -> bool:
    """Whether the mail server took the mail: one that is down must not make a broken page of what is recorded."""
    try:
        get_adapter().send_mail(f"people/email/{template}", address, facts)
    except OSError as error:  # an SMTPException is one
        logger.warning("mail %s not sent: %s", template, type(error).__name__)
        return False
    return True
