"""The health page, the demo's mail page, and clocks in words."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.mail import EmailMessage
from django.test import Client, override_settings
from django.utils import timezone

from people.models import User
from referrals.models import Heartbeat, Notice
from referrals.queries.clocks import running_clocks, soonest_clocks
from referrals.services import heartbeats
from referrals.services.sweeping import sweep
from tests.clocks.conftest import away
from tests.factories import a_case, a_user
from workflows.roles import IT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
Town = SimpleNamespace


def page(user: User, path: str) -> tuple[int, str]:
    """Status and text of a page as this person sees it."""
    client = Client()
    client.force_login(user)
    answer = client.get(path)
    return answer.status_code, answer.content.decode()


def test_lead_head_and_it_see_the_health_page_and_others_do_not(town: Town) -> None:
    it = a_user(town.school, IT)
    allowed = {user.name: page(user, "/health/")[0] for user in (town.lead, town.head, it)}
    assert set(allowed.values()) == {200}
    assert page(town.teacher, "/health/")[0] == 403


def test_the_health_page_says_what_waits_why_and_when_the_next_try_is(town: Town) -> None:
    case = a_case(town.school)
    sweep(timezone.now())
    reason = "The mail server does not answer (ConnectionRefusedError 111)"
    Notice.objects.update(failed_reason=reason, next_try=timezone.now() + timedelta(minutes=5))
    _, text = page(town.lead, "/health/")
    assert reason in text
    assert "9 June 2026, 10:05" in text
    assert case.reference not in text


def test_a_sweep_that_came_late_is_an_alarm(town: Town) -> None:
    heartbeats.beat("sweep", timezone.now())
    heartbeats.beat("send", timezone.now())
    assert "Late" not in page(town.head, "/health/")[1]
    Heartbeat.objects.filter(name="sweep").update(at=timezone.now() - timedelta(minutes=6))
    assert "Late" in page(town.head, "/health/")[1]


def test_the_demo_shows_its_mails_newest_first(town: Town, tmp_path: Path) -> None:
    folder = {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": tmp_path,
    }
    with override_settings(HANDRAIL_DEMO=True, **folder):
        assert "No mail yet" in page(town.lead, "/demo/mail/")[1]
        for subject in ("Handrail: HR-2222-22", "Handrail: HR-3333-33"):
            body = "Open it: http://testserver/danger\nA line – with a dash."
            EmailMessage(subject, body, to=[town.lead.email]).send()
        status, text = page(town.lead, "/demo/mail/")
        assert "HR-2222-22" not in page(town.head, "/demo/mail/")[1]  # nobody reads the reminders of others
    assert status == 200
    assert '<a href="http://testserver/danger"' in text
    assert {subject in text for subject in ("HR-2222-22", "HR-3333-33")} == {True}


def test_without_the_demo_there_is_no_such_page(town: Town) -> None:
    with override_settings(HANDRAIL_DEMO=False):
        assert page(town.teacher, "/demo/mail/")[0] == 404


def test_clocks_are_told_in_words_with_who_is_next(town: Town) -> None:
    case = a_case(town.school)
    triage = running_clocks(case, timezone.now())[0]
    assert triage.line == "due today 14:00, next: safeguarding lead and deputy"
    sweep(timezone.now())
    assert running_clocks(case, timezone.now())[0].line.endswith(
        "next: safeguarding lead and deputy today 14:00"
    )


def test_who_is_next_knows_who_is_away(town: Town) -> None:
    away(town.lead, town)
    case = a_case(town.school)
    assert running_clocks(case, timezone.now())[0].next_told == "deputy"


def test_an_overdue_clock_says_since_when(town: Town, clock) -> None:
    case = a_case(town.school)
    clock.shift(timedelta(days=1))
    assert running_clocks(case, timezone.now())[0].words == "overdue since yesterday 14:00"


def test_the_desk_gets_the_first_clock_of_each_case_in_one_query(
    town: Town, django_assert_num_queries
) -> None:
    cases = [a_case(town.school), a_case(town.school, safe_now="no")]
    with django_assert_num_queries(1):
        first = soonest_clocks([case.pk for case in cases], timezone.now())
    assert [first[case.pk].rule.code for case in cases] == ["concern_triage", "red_flag_open"]
