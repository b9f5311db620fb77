"""A case with hundreds of notes: a page at a time, every list by itself, and all of it on paper."""

import pytest
from django.test import Client

from referrals.models import Case, Note
from referrals.views.cases.page import A_PAGE
from tests.factories import a_case, a_school, deciders
from tests.teachers import signed_in

pytestmark = pytest.mark.django_db
MORE = 20


@pytest.fixture
def long_case() -> tuple[Client, Case]:
    lead, _, _ = deciders(school := a_school())
    case = a_case(school)
    for number in range(A_PAGE + MORE):
        Note.objects.create(case=case, author=lead, text=f"Note number {number:03}.")
    return signed_in(lead), case


def shown(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_first_page_shows_a_hundred_and_leads_on(long_case: tuple[Client, Case]) -> None:
    client, case = long_case
    page = shown(client, f"/cases/{case.pk}/")
    assert f"Notes ({A_PAGE + MORE})" in page
    assert "Note number 000." in page
    assert f"Note number {A_PAGE + MORE - 1:03}." not in page
    assert "?page=2#chronology" in page and "?page=2#notes" in page
    assert "page=2#told" not in page


def test_the_last_page_shows_the_rest(long_case: tuple[Client, Case]) -> None:
    client, case = long_case
    page = shown(client, f"/cases/{case.pk}/?page=2")
    assert f"Note number {A_PAGE + MORE - 1:03}." in page
    assert "Note number 000." not in page
    assert "?page=1#notes" in page


def test_the_order_is_kept_from_page_to_page(long_case: tuple[Client, Case]) -> None:
    client, case = long_case
    page = shown(client, f"/cases/{case.pk}/?order=newest")
    assert "?order=newest&amp;page=2#chronology" in page
    assert f"Note number {A_PAGE + MORE - 1:03}." in page.partition('id="notes"')[0]


def test_on_paper_nothing_is_left_out(long_case: tuple[Client, Case]) -> None:
    client, case = long_case
    page = shown(client, f"/cases/{case.pk}/print/")
    assert all(f"Note number {number:03}." in page for number in range(A_PAGE + MORE))
