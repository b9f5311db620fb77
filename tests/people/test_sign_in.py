"""Signing in with Django's client, and what the trail keeps of it."""

import json

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client

from people.models import School, User
from people.services.sign_ins import address_digest
from tests.people.conftest import PASSWORD, codes
from trail.models import Entry
from workflows import roles

LOGIN = "/accounts/login/"


@pytest.fixture
def sam(people: dict[str, User]) -> User:
    return people[roles.STAFF]


def sign_in(client: Client, email: str, password: str = PASSWORD) -> object:
    return client.post(LOGIN, {"login": email, "password": password})


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_a_teacher_signs_in_and_out(client: Client, sam: User, school: School) -> None:
    assert client.get(LOGIN).status_code == 200
    assert sign_in(client, "SAM.OKAFOR@riverbank.example").status_code == 302
    assert client.get("/people/me/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/people/me/").status_code == 302
    assert codes(school) == ["access.signed_in", "access.signed_out"]
    assert Entry.objects.get(case_id=school.pk, seq=1).says["actor"] == str(sam.pk)


def test_a_wrong_password_is_on_the_trail_under_the_account(
    client: Client, sam: User, school: School
) -> None:
    assert sign_in(client, sam.email, "wrong").status_code == 200
    entry = Entry.objects.get(case_id=school.pk)
    assert (entry.event, entry.says["subject"], entry.says["data"]) == (
        "access.sign_in_failed",
        str(sam.pk),
        {},
    )


def test_an_unknown_address_is_kept_as_a_digest_only(client: Client, sam: User, school: School) -> None:
    sign_in(client, "stranger@riverbank.example")
    entry = Entry.objects.get(case_id=school.pk)
    assert entry.says["data"] == {"address": address_digest("stranger@riverbank.example")}
    assert b"stranger" not in bytes(entry.header)
    assert address_digest("Stranger@riverbank.example ") == address_digest("stranger@riverbank.example")


def test_after_many_wrong_passwords_the_right_one_waits(client: Client, sam: User) -> None:
    for _ in range(12):
        sign_in(client, sam.email, "wrong")
    sign_in(client, sam.email)
    assert client.get("/people/me/").status_code == 302


def test_nobody_signs_up(client: Client, school: School) -> None:
    answer = client.post("/accounts/signup/", {"email": "new@riverbank.example", "password1": PASSWORD})
    assert answer.status_code in (200, 403)
    assert not User.objects.filter(email="new@riverbank.example").exists()


def test_a_closed_account_does_not_sign_in(client: Client, sam: User) -> None:
    User.objects.filter(pk=sam.pk).update(is_active=False)
    sign_in(client, sam.email)
    assert "_auth_user_id" not in client.session


def test_the_second_factor_is_asked_for_and_its_secret_is_sealed(
    client: Client, sam: User, school: School
) -> None:
    secret = generate_totp_secret()
    TOTP.activate(sam, secret)
    stored = json.dumps(Authenticator.objects.get(user=sam).data)
    assert secret not in stored
    assert sign_in(client, sam.email)["Location"] == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert "_auth_user_id" in client.session
    assert codes(school) == ["access.signed_in"]


@pytest.mark.django_db
def test_a_sealed_secret_opens_again_and_a_changed_one_does_not() -> None:
    sealed = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    assert get_adapter().decrypt(sealed) == "JBSWY3DPEHPK3PXP"
    with pytest.raises(ValueError, match="changed"):
        get_adapter().decrypt(sealed[:-8] + "AAAAAAA=")


@pytest.mark.django_db(transaction=True)
def test_a_lead_sets_up_the_second_factor_at_the_first_sign_in(
    client: Client,
    people: dict[str, User],
    school: School,
    settings: object,
) -> None:
    settings.HANDRAIL_DEMO = False  # type: ignore[attr-defined]
    sign_in(client, people[roles.LEAD].email)
    page = client.get("/people/me/", follow=True)
    assert page.request["PATH_INFO"] == "/accounts/reauthenticate/"
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert client.get("/people/me/").status_code == 200
    assert Authenticator.objects.filter(user=people[roles.LEAD], type="recovery_codes").exists()
    assert codes(school) == ["access.signed_in", "access.second_factor_added"]


def test_a_forgotten_password_is_set_by_mail(client: Client, sam: User, school: School) -> None:
    client.post("/accounts/password/reset/", {"email": sam.email})
    assert len(mail.outbox) == 1
    link = next(word for word in mail.outbox[0].body.split() if "/accounts/password/reset/key/" in word)
    page = client.get(link.removeprefix("http://testserver"), follow=True)
    new = "another long password 7"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert sign_in(Client(), sam.email, new).status_code == 302
    assert "access.password_changed" in codes(school)


def test_no_mail_goes_to_an_address_that_a_stranger_types(client: Client, school: School) -> None:
    client.post("/accounts/password/reset/", {"email": "stranger@riverbank.example"})
    assert mail.outbox == []


def test_an_address_is_not_changed_by_its_owner(client: Client, sam: User) -> None:
    client.force_login(sam)
    assert client.get("/accounts/email/")["Location"] == "/people/me/"
    assert client.post("/accounts/email/", {"action_add": "", "email": "x@evil.example"}).status_code == 302
    sam.refresh_from_db()
    assert sam.email == "sam.okafor@riverbank.example"
