"""The week in one mail for leads and heads: counts alone, once a week, on a working morning."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from people.models import Membership
from referrals.models import Digest
from referrals.services.digests import send_digests
from tests.clocks.conftest import away
from tests.factories import LONG_AGO, a_case, a_colleague, a_school, step
from workflows import case as c
from workflows.roles import LEAD

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Town = SimpleNamespace
MONDAY = datetime(2026, 6, 15, 7, 0, tzinfo=UTC)  # 08:00 in London


@pytest.fixture
def monday(clock) -> SimpleNamespace:
    """The clock on a Monday morning."""
    clock.move_to(MONDAY, tick=False)
    return clock


def told() -> list[str]:
    """Whom an overview goes to now."""
    before = len(mail.outbox)
    send_digests(timezone.now())
    return sorted(letter.to[0] for letter in mail.outbox[before:])


def test_lead_and_head_hear_once_a_week_how_many(town: Town, monday) -> None:
    step(a_case(town.school), c.BEGIN_TRIAGE, town.lead)
    case = a_case(town.school)
    monday.shift(timedelta(hours=5))
    assert told() == sorted([town.lead.email, town.head.email])
    body = mail.outbox[0].body
    assert "- 2 open cases" in body
    assert "- 2 cases nobody has opened yet" in body
    assert "deadline overdue" in body
    assert case.reference not in body and case.pupil.surname not in body
    monday.shift(timedelta(hours=2))
    assert told() == []
    monday.shift(timedelta(days=7) - timedelta(hours=2))
    assert len(told()) == 2


def test_who_has_nothing_open_gets_none(town: Town, monday) -> None:
    assert told() == []


def test_it_counts_nothing_about_the_reader(town: Town, monday) -> None:
    a_case(town.school, about_adult="yes", adult=a_colleague(town.school, town.lead))
    assert told() == [town.head.email]


def test_two_schools_are_one_mail(town: Town, monday) -> None:
    other = a_school("Northfield High")
    Membership.objects.create(user=town.lead, school=other, role=LEAD, since=LONG_AGO)
    a_case(town.school), a_case(other)
    assert told().count(town.lead.email) == 1
    letter = next(one for one in mail.outbox if one.to == [town.lead.email])
    assert "Riverbank Academy" in letter.body and "Northfield High" in letter.body


def test_a_bank_holiday_the_night_and_an_absence_put_it_off(town: Town, monday) -> None:
    a_case(town.school)
    monday.move_to(datetime(2026, 8, 31, 8, 0, tzinfo=UTC), tick=False)
    assert told() == []
    monday.move_to(datetime(2026, 9, 1, 5, 0, tzinfo=UTC), tick=False)
    assert told() == []
    monday.move_to(datetime(2026, 9, 1, 6, 30, tzinfo=UTC), tick=False)
    assert town.lead.email in told()
    monday.move_to(datetime(2026, 6, 9, 9, 0, tzinfo=UTC), tick=False)
    away(town.lead, town)
    assert told() == [town.head.email]


def test_a_server_that_is_away_is_asked_again_within_the_hour(town: Town, monday) -> None:
    a_case(town.school)
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=1
    ):
        assert told() == []
    assert Digest.objects.filter(sent_at=None).exclude(failed_reason="").count() == 2
    assert told() == []
    monday.shift(timedelta(hours=1))
    assert len(told()) == 2


def test_all_schools_of_a_reader_stand_in_the_one_mail_also_where_one_has_a_holiday(
    town: Town, monday
) -> None:
    other = a_school("Burnside High")
    other.nation = "SCT"
    other.save()
    Membership.objects.create(user=town.lead, school=other, role=LEAD, since=LONG_AGO)
    a_case(town.school), a_case(other)
    monday.move_to(datetime(2026, 8, 3, 8, 0, tzinfo=UTC), tick=False)  # a bank holiday in Scotland alone
    assert town.lead.email in told()
    (letter,) = (one for one in mail.outbox if one.to == [town.lead.email])
    assert "Riverbank Academy" in letter.body and "Burnside High" in letter.body


@pytest.mark.parametrize(
    ("sunday", "morning"),
    [
        (datetime(2026, 3, 29, 12, tzinfo=UTC), datetime(2026, 3, 30, 6, tzinfo=UTC)),
        (datetime(2026, 10, 25, 12, tzinfo=UTC), datetime(2026, 10, 26, 7, tzinfo=UTC)),
    ],
    ids=["forward", "back"],
)
def test_after_a_night_in_which_clocks_change_it_comes_at_seven_on_the_wall(
    town: Town, monday, sunday: datetime, morning: datetime
) -> None:
    monday.move_to(sunday, tick=False)
    a_case(town.school)
    assert told() == []
    monday.move_to(morning - timedelta(minutes=1), tick=False)
    assert told() == []
    monday.move_to(morning, tick=False)
    assert len(told()) == 2
