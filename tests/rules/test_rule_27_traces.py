"""Rule 27: what somebody did on a shared computer stays neither in its cache nor in its session."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories import a_draft, a_pupil, a_school, a_user
from workflows.roles import STAFF

pytestmark = pytest.mark.django_db
PAGES = ("concerns", "concern_new", "people:me")
OF_DRAFT = ("concern_safe", "concern_child", "concern_what", "concern_check")


@pytest.fixture
def teacher(client: Client) -> Client:
    client.force_login(a_user(a_school(), STAFF))
    return client


@pytest.mark.parametrize("name", PAGES)
def test_rule_27_no_cache_keeps_a_page_and_each_has_a_way_out(teacher: Client, name: str) -> None:
    answer = teacher.get(reverse(name))
    assert "no-store" in answer["Cache-Control"]
    assert reverse("away") in answer.content.decode()


@pytest.mark.parametrize("name", OF_DRAFT)
def test_rule_27_nor_a_page_of_the_journey(client: Client, name: str) -> None:
    school = a_school()
    draft = a_draft(school, a_user(school, STAFF), a_pupil(school))
    client.force_login(draft.reporter)
    answer = client.get(reverse(name, args=[draft.pk]))
    assert "no-store" in answer["Cache-Control"]
    assert reverse("away") in answer.content.decode()


def test_rule_27_a_session_is_short_and_ends_with_the_browser() -> None:
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    assert settings.SESSION_COOKIE_AGE <= 3600
    assert settings.CASE_IDLE_SECONDS <= 900
    assert settings.SESSION_COOKIE_HTTPONLY
    assert not settings.ACCOUNT_SESSION_REMEMBER


def test_rule_27_leaving_signs_out(teacher: Client) -> None:
    teacher.post(reverse("away"))
    assert teacher.get(reverse("concerns")).status_code == 302
