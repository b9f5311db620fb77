"""How somebody is reminded: their quiet hours, and whether by text message as well."""

import re

from django.conf import settings

from people.models import ReminderSettings, School, User
from workflows.quiet import Quiet

MOBILE = re.compile(r"(?:\+|00)44(7\d{9})|0(7\d{9})")


def quiet_of(user: User, school: School) -> Quiet:
    """Return the person's own quiet hours, else those of the school."""
    own = settings_of(user)
    if own is None or own.quiet_from is None or own.quiet_until is None:
        return Quiet(school.quiet_from, school.quiet_until, school.quiet_weekends)
    return Quiet(own.quiet_from, own.quiet_until, own.quiet_weekends)


def settings_of(user: User) -> ReminderSettings | None:
    """Return what the person has set, or None."""
    return getattr(user, "reminders", None)


def has_address(user: User) -> bool:
    """Return whether a mail can be sent to this person at all."""
    return "@" in user.email


def texted_at(user: User) -> str:
    """Return the number for a text message in danger, as +447...; "" where none is wanted or possible."""
    own = settings_of(user)
    return mobile(user.phone) if settings.SMS_URL and own is not None and own.texts else ""


def mobile(typed: str) -> str:
    """Return a mobile number of the United Kingdom as +447...; "" for anything else."""
    found = MOBILE.fullmatch(re.sub(r"[\s().-]", "", typed))
    return f"+44{found[1] or found[2]}" if found else ""
