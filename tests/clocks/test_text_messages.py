"""A text message in danger, through a gateway: one for each rung and person, beside the mail, without a story."""

from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.utils import timezone

from config import environment
from people.reminding import mobile
from people.services.reminders import set_reminders
from referrals.models import Notice
from referrals.models.notice import EMAIL, SMS
from referrals.services.cases import mark_read
from referrals.services.post import send_round
from referrals.services.sweeping import sweep
from tests.factories import a_case, a_pupil
from tests.fixtures.gateway import Gateway

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Town = SimpleNamespace


@pytest.fixture
def texted(town: Town, clock, gateway: Gateway) -> Gateway:
    """The gateway, with a lead who wants text messages."""
    facts = {"hours": "school", "starts": None, "ends": None, "texts": True, "phone": "07700 900123"}
    set_reminders(user=town.lead, school=town.school, **facts)
    return gateway


def rounds() -> int:
    sweep(timezone.now())
    return send_round()


def test_in_danger_mail_and_text_message_go_out_once_each(town: Town, texted: Gateway) -> None:
    case = a_case(town.school, a_pupil(town.school, "Ava", "Bell"), town.teacher, safe_now="no")
    rounds()
    assert rounds() == 0
    (message,) = texted.messages
    notice = Notice.objects.get(channel=SMS)
    assert message["to"] == "+447700900123"
    assert message["reference"] == notice.message_id.strip("<>")
    assert message["text"] == (
        f"Handrail, urgent: {case.reference} http://testserver/reminders/{notice.pk}/ In danger, ring 999."
    )
    assert len(message["text"]) <= 160
    assert texted.tokens == ["Bearer secret-token"]
    assert [letter.to for letter in mail.outbox].count([town.lead.email]) == 1
    for name in ("Ava", "Bell", "Tess", "Dana", "Riverbank", "game"):
        assert name not in message["text"]


def test_what_is_no_danger_sends_no_text_message(town: Town, texted: Gateway) -> None:
    a_case(town.school)
    rounds()
    assert texted.messages == []
    assert not Notice.objects.filter(channel=SMS).exists()


def test_the_key_holds_for_each_channel(town: Town, texted: Gateway) -> None:
    a_case(town.school, safe_now="no")
    sweep(timezone.now())
    twin = Notice.objects.get(channel=SMS)
    assert Notice.objects.filter(clock=twin.clock, rung=twin.rung, person=twin.person).count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(
            clock=twin.clock, rung=twin.rung, person=twin.person, school=twin.school, channel=SMS
        )


@pytest.mark.parametrize("status", [503, 302])
def test_a_gateway_that_does_not_take_it_is_tried_again_and_the_mail_goes_all_the_same(
    town: Town, texted: Gateway, clock, status: int
) -> None:
    texted.answers = status
    a_case(town.school, safe_now="no")
    rounds()
    waiting = Notice.objects.get(channel=SMS)
    assert waiting.failed_reason == f"The text message gateway refused (HTTPError {status})"
    assert texted.asked == ["/messages"], "it is not followed elsewhere"
    assert [town.lead.email] in [letter.to for letter in mail.outbox]
    texted.answers = 200
    clock.move_to(waiting.next_try, tick=False)
    rounds()
    assert len(texted.messages) == 1


def test_a_text_message_is_dropped_when_somebody_has_opened_the_concern(town: Town, texted: Gateway) -> None:
    case = a_case(town.school, safe_now="no")
    sweep(timezone.now())
    mark_read(case, actor=town.deputy)
    Notice.objects.filter(clock__rule="red_flag_triage").delete()
    send_round()
    assert texted.messages == []


def test_without_a_gateway_nobody_is_offered_one(town: Town, client) -> None:
    client.force_login(town.lead)
    page = client.get("/people/me/reminders/").content.decode()
    assert "sends no text messages" in page
    assert "mobile number" not in page


def test_with_a_gateway_a_wrong_number_is_refused_in_words(town: Town, client, gateway: Gateway) -> None:
    client.force_login(town.lead)
    typed = {"hours": "school", "texts": "yes", "phone": "01632 960123"}
    answer = client.post("/people/me/reminders/", typed)
    assert answer.status_code == 422
    assert "Enter a mobile number of the United Kingdom" in answer.content.decode()
    assert 'value="01632 960123"' in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("07700 900123", "+447700900123"), ("+44 7700 900123", "+447700900123"),
        ("0044 (7700) 900-123", "+447700900123"),
        ("01632 960123", ""), ("", ""), ("07700 90012", ""),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(typed: str, number: str) -> None:
    assert mobile(typed) == number


def test_a_body_that_is_no_object_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMS_BODY", "to=me")
    with pytest.raises(ImproperlyConfigured, match="SMS_BODY must be an object in JSON"):
        environment.json_object("SMS_BODY", "{}")


def test_mail_stays_the_first_channel() -> None:
    assert Notice._meta.get_field("channel").default == EMAIL
