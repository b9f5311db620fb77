"""Two sweepers at the same moment on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from types import SimpleNamespace
from typing import TypeVar

import pytest
from django.db import connection
from django.utils import timezone

from referrals.models import Clock, Notice
from referrals.services import notices
from referrals.services.sweeping import sweep
from tests.factories import a_case

# "workers": threads that write at once need a database server, so not on SQLite.
pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]
Answer = TypeVar("Answer")


def together(act: Callable[[], Answer], times: int) -> list[Answer]:
    """The answers of threads that all act at the same moment, each on its own connection."""
    start = Barrier(times)

    def one(_: int) -> Answer:
        try:
            start.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_two_sweepers_write_one_notice_each_person(town: SimpleNamespace) -> None:
    for _ in range(20):
        a_case(town.school, safe_now="no")
    due = Clock.objects.filter(next_rung_at__lte=timezone.now()).count()
    climbed = together(lambda: sweep(timezone.now(), batch=7), times=4)
    assert sum(climbed) == due == 40
    assert Notice.objects.count() == 80
    assert {notice.person.name for notice in Notice.objects.all()} == {"Dana Lead", "Obi Deputy"}


def test_two_senders_never_hold_the_same_notice(town: SimpleNamespace) -> None:
    for _ in range(10):
        a_case(town.school)
    sweep(timezone.now())
    held = together(lambda: notices.claim(town.lead.pk, timezone.now()), times=4)
    assert [len(one.notices) for one in held if one] == [10]
