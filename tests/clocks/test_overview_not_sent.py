"""A weekly overview that does not go out is seen: on the health page, by the doctor, and in the age of its round."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from config.doctor import work
from people.models import User
from referrals import tasks
from referrals.models import Digest, Heartbeat
from referrals.services import digests
from referrals.services.digests import send_digests
from tests.factories import a_case, a_school, a_user
from workflows.roles import HEAD

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("clock")]
Town = SimpleNamespace
AWAY = {
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_PORT": 1,
}
TITLE = "Weekly overviews that did not go out"


def health(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get("/health/").content.decode()


def refused(town: Town) -> None:
    a_case(town.school)
    with override_settings(**AWAY):
        send_digests(timezone.now())


def test_the_health_page_says_how_many_why_and_when_the_next_try_is(town: Town) -> None:
    assert TITLE not in health(town.head)
    refused(town)
    page = health(town.head)
    assert TITLE in page
    assert "The mail server does not answer (ConnectionRefusedError 111)" in page
    assert "9 June 2026, 11:00" in page
    assert town.lead.name not in page
    assert any("2 weekly overviews" in one.says for one in work.unsent())


def test_another_school_is_not_told(town: Town) -> None:
    refused(town)
    assert TITLE not in health(a_user(a_school("Northfield High"), HEAD))


def test_the_button_tries_them_again_once(town: Town) -> None:
    refused(town)
    client = Client()
    client.force_login(town.head)
    assert "Try again now" in client.get("/health/").content.decode()
    page = client.post("/health/again/", follow=True).content.decode()
    assert "2 messages will be tried again" in page
    assert send_digests(timezone.now()) == 2
    assert send_digests(timezone.now()) == 0
    assert TITLE not in health(town.head)


def test_one_that_is_being_sent_again_is_not_pressed_into_a_second_mail(town: Town, monkeypatch) -> None:
    refused(town)
    Digest.objects.update(next_try=timezone.now())
    client = Client()
    client.force_login(town.head)
    sent = digests.letter

    def meanwhile(*asked: object) -> object:
        client.post("/health/again/")
        return sent(*asked)

    monkeypatch.setattr(digests, "letter", meanwhile)
    send_digests(timezone.now())
    monkeypatch.undo()
    send_digests(timezone.now())
    assert len(mail.outbox) == 2


def test_one_that_a_dead_worker_left_behind_is_seen_and_sent_within_the_hour(
    town: Town, clock, monkeypatch
) -> None:
    a_case(town.school)

    def killed(*asked: object) -> None:
        raise SystemExit

    monkeypatch.setattr(digests, "letter", killed)
    with pytest.raises(SystemExit):
        send_digests(timezone.now())
    monkeypatch.undo()
    assert TITLE not in health(town.head), "it may still be on its way"
    clock.shift(timedelta(minutes=15))
    assert "The worker ended in the middle of it" in health(town.head)
    clock.shift(timedelta(minutes=45))
    assert send_digests(timezone.now()) == 2


def test_what_was_not_sent_last_week_is_over(town: Town, clock) -> None:
    refused(town)
    clock.shift(timedelta(days=7))
    assert TITLE not in health(town.head)


@pytest.mark.parametrize(
    ("task", "name", "label"),
    [
        (tasks.send_overviews, "overviews", "Sending weekly overviews"),
        (tasks.watch_silence, "silence", "Looking for cases in which nothing is due"),
    ],
)
def test_a_round_of_the_hour_that_stopped_coming_is_late(
    town: Town, clock, task, name: str, label: str
) -> None:
    assert "Not yet" in health(town.head)
    task()
    assert Heartbeat.objects.get(name=name).at == timezone.now()
    clock.shift(timedelta(hours=4))
    assert any(one.says.startswith(label) for one in work.beat())
