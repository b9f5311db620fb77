"""Where sign-ins are kept (SESSION_ENGINE), and for how long each runs.

The way that Django describes for a session of one's own: a model with more columns, filled when a session is saved.
allauth's `usersessions` would do the same with one more write for each request, and keep addresses and whole texts of
browsers, which nobody here needs.
"""

import time
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.http import HttpRequest

from people.devices import device_of

LONGEST = 12 * 3600  # seconds: then the password is asked for again, whatever happens
NUMBER, DEVICE, BEGUN, TOUCHED, IDLE = "number", "device", "begun", "touched", "idle"  # in the session


class SessionStore(db.SessionStore):
    """Sessions in the table people_session."""

    @classmethod
    def get_model_class(cls) -> Any:
        return apps.get_model("people", "Session")

    def create_model_instance(self, data: Any) -> Any:
        row: Any = super().create_model_instance(data)
        row.user_id, row.number, row.device = data.get(SESSION_KEY), data.get(NUMBER), data.get(DEVICE, "")
        return row


def begin(request: HttpRequest) -> None:
    """Notes at sign-in what the session is called in pages and what it was begun with."""
    request.session[NUMBER] = str(uuid4())
    request.session[DEVICE] = device_of(request.META.get("HTTP_USER_AGENT", ""))
    request.session[BEGUN] = request.session[TOUCHED] = int(time.time())


def is_over(session: Mapping[str, Any], now: int) -> bool:
    """Whether a sign-in has ended by itself at this time (seconds since 1970): too long without a request, or too old.

    Whoever sees cases has CASE_IDLE_SECONDS, everybody else SESSION_COOKIE_AGE.
    """
    idle, begun = session.get(IDLE, settings.SESSION_COOKIE_AGE), session.get(BEGUN, now)
    return now - session.get(TOUCHED, now) > idle or now - begun > LONGEST
