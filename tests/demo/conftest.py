"""The tale is told once for all tests of this folder, and taken back by the database at the end."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from config.demo.telling.tale import tell

NOW = datetime(
    2026, 6, 9, 11, 20, tzinfo=ZoneInfo("Europe/London")
)  # a Tuesday, after two bank holidays in May


@pytest.fixture(autouse=True)
def _a_minute_later() -> Iterator[None]:
    """Whoever looks does so while the roles of the tale still hold."""
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        yield


@pytest.fixture(scope="package")
def own_rows() -> Iterator[None]:
    """The demo school's council has rows of its own."""
    with override_settings(HANDRAIL_OVERLAYS=settings.BASE_DIR / "config/demo/overlays"):
        yield


@pytest.fixture(scope="package")
def tale(
    own_rows: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[SimpleNamespace]:
    """What was told, what was said meanwhile, and the mails that went out."""
    said: list[str] = []
    mail.outbox = []
    with django_db_blocker.unblock(), transaction.atomic():
        told = tell(now=NOW, say=said.append)
        yield SimpleNamespace(
            cases={one.key: one.case for one in told}, told=told, said=said, mails=list(mail.outbox), now=NOW
        )
        transaction.set_rollback(True)
