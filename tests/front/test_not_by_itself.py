"""An address behind a button, opened by itself: 405 still, with a page that says what to do and where it belongs."""

import pytest
from django.test import Client
from django.urls import reverse

from config.middleware import page_above
from tests.factories import a_school, a_user
from tests.teachers import signed_in
from workflows.roles import IT, LEAD

KEY = "00000000-0000-4000-8000-000000000000"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["attachment_lock", "summary_approve", "redaction_accept", "case_suggestion"]
)
def test_it_says_what_to_do_and_leaves_nothing_done(name: str) -> None:
    answer = signed_in(a_user(a_school(), LEAD)).get(reverse(name, args=[KEY]))
    page = answer.content.decode()
    assert answer.status_code == 405 and answer.headers["Allow"] == "POST"
    assert "This address cannot be opened by itself" in page and "press the button there" in page
    assert "<h1" in page and 'href="/"' in page


@pytest.mark.django_db
def test_it_leads_to_the_page_it_belongs_to() -> None:
    lead = signed_in(a_user(a_school(), LEAD))
    page = lead.get(reverse("attachment_lock", args=[KEY])).content.decode()
    assert f'href="{reverse("attachment", args=[KEY])}"' in page


@pytest.mark.django_db
def test_the_same_holds_for_people_and_for_what_is_only_read() -> None:
    it = signed_in(a_user(a_school(), IT))
    assert "press the button there" in it.get(reverse("people:password_mail", args=[KEY])).content.decode()
    assert "This address cannot be opened by itself" in it.post(reverse("people:sign_ins")).content.decode()


def test_somebody_who_is_not_signed_in_gets_the_page_without_a_name() -> None:
    answer = Client().post("/danger")
    assert answer.status_code == 405 and "This address cannot be opened by itself" in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "above"),
    [
        (f"/cases/{KEY}/access/{KEY}/back/", f"/cases/{KEY}/access/"),
        (f"/concerns/{KEY}/draft/what/", f"/concerns/{KEY}/"),
        (f"/evidence/redactions/{KEY}/accept/", ""),
        ("/danger", ""),
    ],
)
def test_it_belongs_to_the_nearest_address_above_it(path: str, above: str) -> None:
    assert page_above(path) == above
