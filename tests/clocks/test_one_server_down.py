"""A mail server or a gateway that is down, slow or talks nonsense holds up nobody but itself."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from types import SimpleNamespace

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from people.services.reminders import set_reminders
from referrals.models import Notice
from referrals.models.notice import SMS
from referrals.services import post
from referrals.services.post import send_round
from referrals.services.sweeping import sweep
from tests.factories import a_case, a_user
from tests.fixtures.gateway import Gateway
from workflows.roles import DEPUTY

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Town = SimpleNamespace
NO_MAIL_SERVER = {
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_PORT": 9,
}


def texted(town: Town, *more: object) -> None:
    """Lead, deputy and these have asked for text messages."""
    for number, person in enumerate([town.lead, town.deputy, *more], 100):
        facts = {
            "hours": "school",
            "starts": None,
            "ends": None,
            "texts": True,
            "phone": f"07700 900{number}",
        }
        set_reminders(user=person, school=town.school, **facts)


@contextmanager
def answering(words: bytes) -> Iterator[str]:
    """The address of a server that says these words to whoever asks; without words it never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=_answer, args=(server, words), daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/messages"


def _answer(server: socket.socket, words: bytes) -> None:
    open_lines = []
    while True:
        try:
            line, _ = server.accept()
        except OSError:
            return
        open_lines.append(line)
        if words:
            line.recv(65536)
            line.sendall(words)
            line.shutdown(socket.SHUT_RDWR)
            line.close()


@pytest.mark.parametrize(
    "words",
    [b"hello?\r\n\r\n", b"HTTP/1.1 202 Accepted\r\nContent-Length: 50\r\n\r\nx"],
    ids=["words", "cut"],
)
def test_a_gateway_that_talks_nonsense_is_tried_again_and_the_round_goes_on(
    town: Town, clock, gateway: Gateway, words: bytes
) -> None:
    texted(town)
    a_case(town.school, safe_now="no")
    sweep(timezone.now())
    with answering(words) as address, override_settings(SMS_URL=address):
        send_round()
    assert {town.lead.email, town.deputy.email} == {letter.to[0] for letter in mail.outbox}
    reasons = set(Notice.objects.filter(channel=SMS).values_list("failed_reason", flat=True))
    assert {reason.rpartition(" (")[0] for reason in reasons} == {
        "The text message gateway answers nothing we understand"
    }


def test_a_gateway_that_is_slow_is_not_said_to_be_the_mail_server(
    town: Town, clock, gateway: Gateway
) -> None:
    texted(town)
    a_case(town.school, safe_now="no")
    sweep(timezone.now())
    with answering(b"") as address, override_settings(SMS_URL=address, SMS_TIMEOUT=0.2):
        send_round()
    reasons = set(Notice.objects.filter(channel=SMS).values_list("failed_reason", flat=True))
    assert reasons == {"The text message gateway is too slow (TimeoutError)"}


def test_text_messages_go_out_to_everybody_while_the_mail_server_is_down(
    town: Town, clock, gateway: Gateway
) -> None:
    more = [a_user(town.school, DEPUTY, name=f"Deputy {number}") for number in range(4)]
    texted(town, *more)
    a_case(town.school, safe_now="no")
    sweep(timezone.now())
    with override_settings(**NO_MAIL_SERVER):
        send_round()
    assert len(gateway.messages) == 6


def test_a_gateway_that_is_down_is_asked_three_times_a_round_and_all_mails_go(
    town: Town, clock, gateway: Gateway
) -> None:
    more = [a_user(town.school, DEPUTY, name=f"Deputy {number}") for number in range(4)]
    texted(town, *more)
    gateway.answers = 503
    a_case(town.school, safe_now="no")
    sweep(timezone.now())
    send_round()
    assert len(gateway.asked) == post.PATIENCE
    assert len(mail.outbox) == 6


@pytest.mark.parametrize("status", [401, 429])
def test_a_gateway_that_wants_no_more_is_not_asked_for_everybody(
    town: Town, clock, gateway: Gateway, status: int
) -> None:
    more = [a_user(town.school, DEPUTY, name=f"Deputy {number}") for number in range(4)]
    texted(town, *more)
    gateway.answers = status
    a_case(town.school, safe_now="no")
    sweep(timezone.now())
    send_round()
    assert len(gateway.asked) == post.PATIENCE
    assert len(mail.outbox) == 6


def test_a_number_that_the_gateway_refuses_stops_no_other_number(town: Town, clock, gateway: Gateway) -> None:
    more = [a_user(town.school, DEPUTY, name=f"Deputy {number}") for number in range(4)]
    texted(town, *more)
    gateway.answers = 422
    a_case(town.school, safe_now="no")
    sweep(timezone.now())
    send_round()
    assert len(gateway.asked) == 6


def test_a_round_ends_before_its_task_is_ended_from_outside(
    town: Town, clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post, "LONGEST", -1.0)
    a_case(town.school)
    sweep(timezone.now())
    assert send_round() == 0
    monkeypatch.undo()
    assert send_round() == 2
