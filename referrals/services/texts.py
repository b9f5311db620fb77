"""Text messages through an HTTP gateway of the school's choice: a reference, a link, and no word of what happened.

Only where a child may be in danger now, to people who asked for it. Settings: SMS_URL, SMS_TOKEN, SMS_BODY.
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.request import Request

from django.conf import settings

from people.reminding import texted_at
from referrals.models import Notice
from referrals.services.letters import last_of_each, path_of, reference_of
from trail.outside import ask

DANGER = "In danger, ring 999."


def send(notices: Sequence[Notice]) -> None:
    """Hand one message to the gateway. Raises OSError (HTTPError, URLError, a timeout) where it is not taken."""
    number = texted_at(notices[0].person)
    if not number:
        raise ValueError("no number")
    facts = {"to": number, "text": text_of(notices), "reference": notices[0].message_id.strip("<>")}
    post = Request(
        settings.SMS_URL, json.dumps(_filled(settings.SMS_BODY, facts)).encode(), _headers(), method="POST"
    )
    ask(post, timeout=settings.SMS_TIMEOUT)


def text_of(notices: Sequence[Notice]) -> str:
    """Return the message: below 160 characters with an address of usual length, so that it is one."""
    found = last_of_each(notices)
    if len(found) > 1:
        return f"Handrail, urgent: {len(found)} reminders. Sign in: {settings.BASE_URL}/ {DANGER}"
    return f"Handrail, urgent: {reference_of(found[0])} {settings.BASE_URL}{path_of(found[0])} {DANGER}"


def _headers() -> dict[str, str]:
    token = {"Authorization": f"Bearer {settings.SMS_TOKEN}"} if settings.SMS_TOKEN else {}
    return {"Content-Type": "application/json", **token}


def _filled(body: dict[str, Any], facts: dict[str, str]) -> dict[str, Any]:
    """The body of the setting with {to}, {text} and {reference} filled in, wherever they stand alone."""
    known = {f"{{{name}}}": value for name, value in facts.items()}
    return {key: known.get(value, value) if isinstance(value, str) else value for key, value in body.items()}
