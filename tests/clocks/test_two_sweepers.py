"""Two sweepers at the same moment on PostgreSQL."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from referrals.models import Clock, Notice
from referrals.services import notices
from referrals.services.sweeping import sweep
from tests.factories import a_case
from tests.together import together

# "workers": threads that write at once need a database server, so not on SQLite.
pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]


def test_two_sweepers_write_one_notice_each_person(town: SimpleNamespace) -> None:
    for _ in range(20):
        a_case(town.school, safe_now="no")
    due = Clock.objects.filter(next_rung_at__lte=timezone.now()).count()
    climbed = together(*[lambda: sweep(timezone.now(), batch=7)] * 4)
    assert sum(climbed) == due == 40
    assert Notice.objects.count() == 80
    assert {notice.person.name for notice in Notice.objects.all()} == {"Dana Lead", "Obi Deputy"}


def test_two_senders_never_hold_the_same_notice(town: SimpleNamespace) -> None:
    for _ in range(10):
        a_case(town.school)
    sweep(timezone.now())
    held = together(*[lambda: notices.claim(town.lead.pk, timezone.now())] * 4)
    assert [len(one.notices) for one in held if one] == [10]
