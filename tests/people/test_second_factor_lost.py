"""A second factor that was lost: taken away by IT or the head, told to its owner, kept in the trail."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client, override_settings

from people.models import School, User
from tests.people.conftest import codes
from workflows import roles

People = dict[str, User]
SignIn = Callable[[str], Client]


@pytest.fixture
def lead(people: People) -> User:
    TOTP.activate(people[roles.LEAD], generate_totp_secret())
    return people[roles.LEAD]


def page(user: User) -> str:
    return f"/people/users/{user.pk}/second-factor/"


@pytest.mark.parametrize("role", [roles.IT, roles.HEAD])
def test_it_or_the_head_takes_it_away_and_its_owner_is_told(
    role: str, signed_in: SignIn, lead: User, people: People, school: School
) -> None:
    client = signed_in(role)
    assert page(lead) in client.get(f"/people/users/{lead.pk}/").content.decode()
    assert "Make sure that it is them who asks" in client.get(page(lead)).content.decode()
    assert client.post(page(lead), {})["Location"] == f"/people/users/{lead.pk}/"
    assert not Authenticator.objects.filter(user=lead).exists()
    assert codes(school)[-1] == "member.second_factor_taken"
    assert mail.outbox[0].to == [lead.email]
    assert people[role].name in mail.outbox[0].body


def test_with_a_mail_server_that_is_down_it_is_taken_away_all_the_same(signed_in: SignIn, lead: User) -> None:
    client = signed_in(roles.IT)
    down = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "EMAIL_HOST": "127.0.0.1"}
    with override_settings(**down, EMAIL_PORT=1):
        after = client.post(page(lead), {}, follow=True).content.decode()
    assert not Authenticator.objects.filter(user=lead).exists()
    assert "The mail server did not take the mail" in after


def test_pressed_twice_it_says_that_there_is_none(signed_in: SignIn, lead: User, school: School) -> None:
    client = signed_in(roles.IT)
    client.post(page(lead), {})
    again = client.post(page(lead), {})
    assert again.status_code == 422
    assert "has no second factor now" in again.content.decode()
    assert codes(school).count("member.second_factor_taken") == 1


def test_nobody_takes_away_their_own(signed_in: SignIn, people: People) -> None:
    TOTP.activate(people[roles.IT], generate_totp_secret())
    assert signed_in(roles.IT).post(page(people[roles.IT]), {}).status_code == 403
    assert Authenticator.objects.filter(user=people[roles.IT]).exists()


def test_a_lead_takes_away_nobodys(signed_in: SignIn, lead: User, people: People) -> None:
    TOTP.activate(people[roles.STAFF], generate_totp_secret())
    assert signed_in(roles.LEAD).post(page(people[roles.STAFF]), {}).status_code == 403
