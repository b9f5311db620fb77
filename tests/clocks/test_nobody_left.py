"""Nobody on duty, no address, an address that is refused: the notice climbs, and says why."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from people.models import User
from referrals.models import Case, Notice
from referrals.models.notice import LAST_RESORT, NO_ADDRESS, NOBODY
from referrals.queries.foreseeing import foresee
from referrals.services.post import send_round
from referrals.services.sweeping import sweep
from tests.clocks.conftest import away
from tests.clocks.test_sending import smtp  # noqa: F401 -- a fixture
from tests.factories import a_case, a_colleague, a_user
from tests.fixtures.mail import Postbox
from trail.models import Entry
from workflows.roles import TRUST_LEAD

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Town = SimpleNamespace


def swept(rule: str) -> dict[str, str]:
    """Who is told of a rule after a sweep now, and why."""
    sweep(timezone.now())
    told = Notice.objects.filter(clock__rule=rule).select_related("person")
    return {notice.person.name: notice.why for notice in told}


def foreseen(case: Case) -> set[tuple[str, str]]:
    """Who will hear of a red flag now, and why."""
    now = timezone.now()
    rows = [one for one in foresee(case, now, now) if one.rule.code == "red_flag_open"]
    return {(person.name, one.why) for one in rows for person in one.people}


def test_with_leads_and_head_away_chair_and_trust_hear_of_a_red_flag_at_once(
    town: Town, clock, client: Client
) -> None:
    trust = a_user(town.school, TRUST_LEAD, name="Anwen Trust")
    for person in (town.lead, town.deputy, town.head):
        away(person, town)
    case = a_case(town.school, reporter=town.teacher, safe_now="no")
    expected = foreseen(case)
    assert swept("red_flag_open") == {
        "Cleo Chair": LAST_RESORT, "Anwen Trust": LAST_RESORT,
        "Dana Lead": NOBODY, "Obi Deputy": NOBODY, "Hale Head": NOBODY,
    }  # fmt: skip
    assert expected == {
        (notice.person.name, notice.why) for notice in Notice.objects.filter(clock__rule="red_flag_open")
    }
    send_round()
    letter = next(one for one in mail.outbox if one.to == [trust.email])
    assert case.reference not in letter.subject + letter.body
    assert "nobody who could act on it can be told" in letter.body
    assert town.school.name in letter.subject
    client.force_login(trust)
    notice = Notice.objects.get(person=trust, clock__rule="red_flag_open")
    assert client.get(f"/reminders/{notice.pk}/").url == "/people/rota/"
    assert client.get(f"/cases/{case.pk}/").status_code == 404


def test_with_leads_away_the_head_hears_and_is_told_why(town: Town, clock) -> None:
    for person in (town.lead, town.deputy):
        away(person, town)
    a_case(town.school)
    assert swept("reporter_feedback") == {}
    clock.shift(timedelta(days=1, hours=7))
    assert swept("reporter_feedback") == {"Hale Head": NOBODY}
    clock.shift(timedelta(hours=17))
    send_round()
    assert "Why you: nobody who comes before you is on duty." in mail.outbox[0].body


def test_the_chair_hears_nothing_of_a_case_about_the_chair(town: Town, clock) -> None:
    for person in (town.lead, town.deputy, town.head):
        away(person, town)
    case = a_case(town.school, safe_now="no")
    case.shut_out.create(user=town.chair)
    assert "Cleo Chair" not in swept("red_flag_open")


def test_with_everybody_away_a_red_flag_is_told_to_all_who_may_open_it_all_the_same(
    town: Town, clock
) -> None:
    for person in (town.lead, town.deputy, town.head, town.chair):
        away(person, town)
    a_case(town.school, reporter=town.teacher, safe_now="no")
    expected = {"Dana Lead": NOBODY, "Obi Deputy": NOBODY, "Hale Head": NOBODY}
    assert swept("red_flag_open") == expected
    clock.shift(timedelta(minutes=10))
    assert swept("red_flag_open") == {**expected, "Tess Teacher": ""}
    assert swept("concern_triage") == {}


def test_where_nobody_at_all_can_be_told_the_reporter_is_still_told_to_ring_themselves(
    town: Town, clock
) -> None:
    for person in (town.lead, town.deputy, town.head, town.chair):
        User.objects.filter(pk=person.pk).update(is_active=False)
    case = a_case(town.school, reporter=town.teacher, safe_now="no")
    now = timezone.now()
    said = [one for one in foresee(case, now, now + timedelta(hours=1)) if one.rule.code == "red_flag_open"]
    assert [(one.at - now, one.people) for one in said] == [
        (timedelta(), ()), (timedelta(minutes=10), (town.teacher,)),
    ]  # fmt: skip
    assert swept("red_flag_open") == {}
    clock.shift(timedelta(minutes=10))
    assert swept("red_flag_open") == {"Tess Teacher": ""}
    clock.shift(timedelta(minutes=10))
    assert swept("red_flag_open") == {"Tess Teacher": ""}


def test_an_allegation_goes_to_the_head_and_else_to_the_chair_without_a_reference(town: Town, clock) -> None:
    away(town.head, town)
    case = a_case(town.school, about_adult="yes", adult=a_colleague(town.school))
    assert swept("concern_triage") == {"Cleo Chair": LAST_RESORT}
    send_round()
    assert all(case.reference not in letter.subject + letter.body for letter in mail.outbox)


def test_whoever_has_no_address_is_passed_by(town: Town, clock) -> None:
    User.objects.filter(pk=town.deputy.pk).update(email="")
    assert a_case(town.school)
    assert swept("concern_triage") == {"Dana Lead": ""}
    away(town.lead, town)
    a_case(town.school)
    assert swept("concern_triage") == {"Dana Lead": "", "Hale Head": NO_ADDRESS}


def test_an_address_that_is_refused_for_good_is_passed_on_once_and_tried_on(
    town: Town,
    clock,
    smtp: Postbox,  # noqa: F811
) -> None:
    away(town.deputy, town)
    a_case(town.school)
    swept("concern_triage")
    smtp.gone = {town.lead.email}
    send_round()
    lead = Notice.objects.get(person=town.lead)
    assert lead.passed_on_at and not lead.sent_at
    assert lead.failed_reason == "The mail server refused the address (SMTPRecipientsRefused 550)"
    send_round()
    (letter,) = smtp.mails
    assert letter["To"] == town.head.email
    assert "no mail reaches the person who comes before you" in letter.get_content()
    clock.shift(timedelta(minutes=1))
    send_round()
    assert Notice.objects.count() == 2
    smtp.gone = set()
    clock.shift(timedelta(minutes=5))
    send_round()
    assert smtp.to(town.lead.email)


def test_where_a_colleague_was_told_of_the_same_rung_nobody_else_is(
    town: Town,
    clock,
    smtp: Postbox,  # noqa: F811
) -> None:
    a_case(town.school)
    swept("concern_triage")
    smtp.gone = {town.lead.email}
    send_round()
    told = {notice.person.name for notice in Notice.objects.select_related("person")}
    assert told == {"Dana Lead", "Obi Deputy"}


def test_the_button_on_the_health_page_tries_again_and_is_written_down(
    town: Town, clock, client: Client
) -> None:
    a_case(town.school)
    sweep(timezone.now())
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=1
    ):
        send_round()
    assert Notice.objects.filter(next_try__gt=timezone.now()).count() == 2
    client.force_login(town.head)
    assert "Try again now" in client.get("/health/").content.decode()
    client.post("/health/again/")
    assert not Notice.objects.filter(next_try__gt=timezone.now()).exists()
    assert send_round() == 2
    entry = Entry.objects.get(case_id=town.school.pk, event="notices.tried_again")
    assert entry.says["data"] == {"number": 2}
    answer = client.post("/health/again/", follow=True)
    assert "Nothing waits that could not be sent" in answer.content.decode()


def test_a_teacher_has_no_such_button(town: Town, client: Client) -> None:
    client.force_login(town.teacher)
    assert client.post("/health/again/").status_code == 403
