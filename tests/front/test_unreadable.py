"""A form that cannot be read is answered with a page in plain words, and nothing is recorded."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from referrals.models import Note
from tests.factories import a_case, a_school, deciders

LATIN = "application/x-www-form-urlencoded; charset=iso-8859-1"
CAFE = b"text=Seen+in+the+caf%E9."


def is_plain(answer: Any) -> bool:
    words = answer.content.decode()
    return answer.status_code == 400 and "Nothing was recorded" in words and "Ring 999 first" in words


@pytest.mark.django_db
@pytest.mark.parametrize("strict", [True, False], ids=["with-token", "no-token"])
def test_a_note_in_another_encoding_is_refused_in_plain_words(strict: bool):
    school = a_school()
    case, client = a_case(school), Client(enforce_csrf_checks=strict)
    client.force_login(deciders(school)[0])
    address = f"/cases/{case.pk}/notes/note/"
    client.get(address)
    token = client.cookies[settings.CSRF_COOKIE_NAME].value.encode()
    assert is_plain(client.post(address, CAFE + b"&csrfmiddlewaretoken=" + token, content_type=LATIN))
    assert not Note.objects.exists()


@pytest.mark.django_db
def test_so_is_a_sign_in(client: Client):
    assert is_plain(client.post("/accounts/login/", CAFE, content_type=LATIN))
