"""What may wait waits for the morning, and is not sent at all if somebody has answered by then."""

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.models import ReminderSettings, User
from people.services.reminders import set_reminders, set_school_quiet
from referrals.models import Notice
from referrals.services.notices import claim, wanted_of
from referrals.services.post import send_round
from referrals.services.sweeping import sweep
from tests.clocks.conftest import away
from tests.factories import a_case, make, refer, step
from workflows import case as c
from workflows import referral as r
from workflows.steps import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Town = SimpleNamespace
NIGHT = datetime(2026, 6, 9, 21, 30, tzinfo=UTC)  # 22:30 in London, a Tuesday
MORNING = datetime(2026, 6, 10, 6, 0, tzinfo=UTC)


@pytest.fixture
def night(clock) -> SimpleNamespace:
    """The same clock, moved to late in the evening."""
    clock.move_to(NIGHT, tick=False)
    return clock


def rounds() -> list[str]:
    """Sweeps and sends, and names the addresses written to since."""
    before = len(mail.outbox)
    sweep(timezone.now())
    send_round()
    return sorted(letter.to[0] for letter in mail.outbox[before:])


def test_a_concern_of_the_evening_is_told_in_the_morning(town: Town, night) -> None:
    a_case(town.school)
    assert rounds() == []
    assert set(Notice.objects.values_list("not_before", flat=True)) == {MORNING}
    night.move_to(MORNING, tick=False)
    assert rounds() == sorted([town.lead.email, town.deputy.email])


def test_what_was_answered_in_the_night_is_dropped(town: Town, night) -> None:
    case = a_case(town.school)
    rounds()
    night.move_to(datetime(2026, 6, 10, 5, 0, tzinfo=UTC), tick=False)
    step(case, c.BEGIN_TRIAGE, town.lead)
    night.move_to(MORNING, tick=False)
    assert rounds() == []
    waited = Notice.objects.filter(clock__rule="concern_triage")
    assert waited.count() == waited.filter(dropped_at__isnull=False).count() == 2


def test_a_red_flag_never_waits(town: Town, night) -> None:
    case = a_case(town.school, safe_now="no")
    assert rounds() == sorted([town.lead.email, town.deputy.email])
    assert {letter.subject for letter in mail.outbox} == {f"Handrail, urgent: {case.reference}"}
    assert all("waiting to be read" not in letter.body for letter in mail.outbox)


def test_own_hours_stand_before_those_of_the_school(town: Town, night) -> None:
    set_reminders(
        user=town.lead, school=town.school, hours="own", starts=time(23), ends=time(6), weekends=True
    )
    a_case(town.school)
    assert rounds() == [town.lead.email]
    set_reminders(user=town.lead, school=town.school, hours="school", starts=None, ends=None)
    assert ReminderSettings.objects.get(user=town.lead).quiet_from is None
    a_case(town.school)
    assert rounds() == []


def test_the_school_sets_hours_for_everybody(town: Town, night) -> None:
    set_school_quiet(school=town.school, starts=time(7), ends=time(7), weekends=False, actor=town.head)
    town.school.refresh_from_db()
    a_case(town.school)
    assert rounds() == sorted([town.lead.email, town.deputy.email])
    with pytest.raises(NotAllowed):
        set_school_quiet(school=town.school, starts=time(7), ends=time(7), weekends=False, actor=town.deputy)


def test_hours_set_by_a_clock_that_was_wrong_hold_nobody_back(town: Town, night) -> None:
    a_case(town.school)
    night.shift(timedelta(days=40))
    sweep(timezone.now())
    Notice.objects.update(next_try=NIGHT)
    night.move_to(NIGHT, tick=False)
    ahead = Notice.objects.filter(created__gt=NIGHT + timedelta(days=1), not_before__isnull=False)
    assert ahead.exists()
    assert rounds() != []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"hours": "own", "starts": "", "ends": "07:00", "weekends": "yes"}, "Enter when quiet hours begin"),
        ({"hours": ""}, "Select whose quiet hours"),
        ({"hours": "own", "starts": "25:00", "ends": "07:00"}, "Enter a time such as 20:00"),
    ],
)
def test_a_wrong_form_says_what_to_do(town: Town, client, typed: dict[str, str], says: str) -> None:
    client.force_login(town.lead)
    answer = client.post("/people/me/reminders/", typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_the_pages_save_what_was_typed(town: Town, client) -> None:
    client.force_login(town.head)
    own = {"hours": "own", "starts": "21:00", "ends": "06:30", "weekends": "no"}
    assert client.post("/people/me/reminders/", own).status_code == 302
    assert not ReminderSettings.objects.get(user=town.head).quiet_weekends
    quiet = {"starts": "19:00", "ends": "07:30", "weekends": "yes"}
    assert client.post("/people/calendar/quiet/", quiet).status_code == 302
    town.school.refresh_from_db()
    assert town.school.quiet_from == time(19)
    assert "from 19:00 to 07:30" in client.get("/people/calendar/").content.decode()


def test_a_day_after_an_escalation_is_a_day_also_on_a_saturday(town: Town, clock) -> None:
    """Table 8A: stage 1 within 24 hours where there is risk. The rest of the ladder waits for Monday."""
    clock.move_to(datetime(2026, 6, 12, 14, 0, tzinfo=UTC), tick=False)
    referral = make(refer(a_case(town.school), town.lead), town.lead, written_at=timezone.now())
    step(referral, r.ESCALATE, town.lead, stage="1", stage_with="Duty worker", reason="Nobody rang back.")
    clock.shift(timedelta(hours=24))
    assert rounds() == sorted([town.lead.email, town.head.email])
    assert "A day has passed since the escalation" in mail.outbox[-1].body


def test_what_is_foreseen_says_when_a_mail_that_waits_is_sent(town: Town, night, capsys) -> None:
    case = a_case(town.school)
    call_command("foresee", case=case.reference)
    assert "Obi Deputy (sent Wed 10 Jun 07:00, after quiet hours)" in capsys.readouterr().out


def test_who_has_left_by_the_morning_is_replaced_by_the_next_in_line(town: Town, night) -> None:
    User.objects.filter(pk=town.deputy.pk).update(is_active=False)
    a_case(town.school)
    rounds()
    User.objects.filter(pk=town.lead.pk).update(is_active=False)
    night.move_to(MORNING, tick=False)
    assert [*rounds(), *rounds()] == [town.head.email]
    assert "Why you: nobody who comes before you is on duty." in mail.outbox[0].body


def test_who_is_away_by_the_morning_is_replaced_by_the_cover_and_a_colleague_is_enough(
    town: Town, night
) -> None:
    User.objects.filter(pk=town.deputy.pk).update(is_active=False)
    a_case(town.school)
    rounds()
    away(town.lead, town, cover=town.head)
    night.move_to(MORNING, tick=False)
    assert [*rounds(), *rounds()] == [town.head.email]


def test_where_a_colleague_is_there_whoever_is_away_by_the_morning_is_not_written_to(
    town: Town, night
) -> None:
    a_case(town.school)
    rounds()
    away(town.lead, town)
    night.move_to(MORNING, tick=False)
    assert [*rounds(), *rounds()] == [town.deputy.email]


def test_a_mail_to_somebody_who_is_away_by_the_morning_is_better_than_none(town: Town, night) -> None:
    a_case(town.school)
    rounds()
    for person in (town.lead, town.deputy, town.head, town.chair):
        away(person, town)
    night.move_to(MORNING, tick=False)
    assert len([*rounds(), *rounds()]) == 1


def test_a_morning_of_many_asks_no_more_than_a_morning_of_few(town: Town, night) -> None:
    asked = []
    for number in (1, 6):
        for _ in range(number):
            a_case(town.school)
        rounds()
        night.shift(timedelta(hours=8, minutes=30))
        held = claim(town.lead.pk, timezone.now())
        with CaptureQueriesContext(connection) as seen:
            assert held and len(wanted_of(held, timezone.now())) >= number
        asked.append(len(seen))
        Notice.objects.update(sent_at=timezone.now(), lease=None, lease_until=None)
        night.move_to(NIGHT + timedelta(days=1), tick=False)
    assert asked[1] <= asked[0] < 10
