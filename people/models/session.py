"""A sign-in that runs: Django's session, with whose it is, so that it can be shown and ended."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from people.sessions import SessionStore


class Session(AbstractBaseSession):
    """`number` names it in pages; the key, which opens it, is never shown. Nobody's before somebody signs in.

    While a key is replaced two rows have one number for a moment: it is not unique.
    """

    number = models.UUIDField(null=True, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sessions"
    )
    device = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "people_session"
        verbose_name = "sign-in that runs"

    @classmethod
    def get_session_store_class(cls) -> type:
        return SessionStore
