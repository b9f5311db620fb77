"""The data protection officer finds one person in all records: where and how often, and what was looked for is kept."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from oversight.models import PersonSearch
from oversight.searched import APPS, NOT_SEARCHED, WAYS
from oversight.services.person_search import digest_of
from people.models import School, User
from referrals.models import Case, ShutOut
from referrals.services.cases import add_note
from tests.factories import a_case, a_parent, a_pupil, a_user
from trail.models import Entry
from workflows.roles import DPO, GOVERNOR, HEAD, LEAD

pytestmark = pytest.mark.django_db
ASKED = {"request_reference": "SAR 7", "reason": "A request of her own."}


@pytest.fixture
def officer(school: School) -> User:
    return a_user(school, DPO, name="Dara Officer")


@pytest.fixture
def client(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def ottilie(school: School, lead: User) -> Case:
    """Her case, and a note about her with a name she uses in the case of another child."""
    pupil = a_pupil(school, "Ottilie", "Marchbanks", other_names=["Otti M"])
    a_parent(pupil)
    case = a_case(school, pupil)
    add_note(a_case(school), author=lead, text="She knows OTTI-M, and Ottilié Marchbanks’ brother.")
    return case


def searched(client: Client, names: str) -> PersonSearch:
    assert client.post(reverse("oversight:person_searches"), {**ASKED, "names": names}).status_code == 302
    return PersonSearch.objects.latest("at")


def test_every_table_is_looked_through_or_somebody_said_why_not() -> None:
    known = {model._meta.label_lower for app in APPS for model in apps.get_app_config(app).get_models()}
    assert known == set(WAYS) | set(NOT_SEARCHED) and not set(WAYS) & set(NOT_SEARCHED)


def test_it_finds_links_and_words_whatever_the_spelling(client: Client, ottilie: Case) -> None:
    found = searched(client, "Ottilie Marchbanks\nOtti M").found
    places = {(row["where"], row["field"], row["why"]) for row in found}
    her = "Ottilie Marchbanks, 8R, born 3 May 2013"
    assert {
        ("Pupil", "whole record", f"This is {her}"), ("Case", "pupil", f"Linked to {her}"),
        ("Relation", "pupil", f"Linked to {her}"), ("Note", "text", "Name in the words"),
    } <= places  # fmt: skip
    [note] = [row for row in found if row["where"] == "Note"]
    assert note["case"] not in ("", ottilie.reference) and note["records"] == 1


def test_two_children_of_one_name_are_told_apart(client: Client, ottilie: Case, school: School) -> None:
    other = a_case(school, a_pupil(school, "Ottilie", "Marchbanks", form="9T"))
    found = searched(client, "Ottilie Marchbanks").found
    linked = {row["case"]: row["why"] for row in found if row["where"] == "Case"}
    assert "8R" in linked[ottilie.reference] and "9T" in linked[other.reference]
    page = client.get(reverse("oversight:person_search", args=[PersonSearch.objects.latest("at").pk]))
    assert "More than one child bears this name" in page.content.decode()


def test_a_member_of_staff_is_found_as_who_acted(client: Client, ottilie: Case, lead: User) -> None:
    found = searched(client, "Dana Lead").found
    assert any(row["where"] == "Note" and row["field"] == "author" for row in found)
    assert found[-1]["where"] == "Trail" and found[-1]["records"] == 1


def test_no_word_of_a_record_is_shown_and_part_of_a_word_is_no_name(client: Client, ottilie: Case) -> None:
    search = searched(client, "Ottilie Marchbanks")
    page = client.get(reverse("oversight:person_search", args=[search.pk])).content.decode()
    assert ottilie.reference in page and "brother" not in page
    assert searched(client, "Marchbank").found == []


def test_what_was_found_is_kept_and_its_fingerprint_is_in_the_trail(
    client: Client, ottilie: Case, school: School, officer: User
) -> None:
    search = searched(client, "Ottilie Marchbanks")
    says: dict[str, Any] = Entry.objects.get(case_id=school.pk, event="person.searched").says
    assert (says["actor"], says["subject"]) == (str(officer.pk), str(search.pk))
    assert says["data"] == {"places": len(search.found), "sha256": digest_of(search)}
    assert b"ottilie" not in bytes(Entry.objects.get(event="person.searched").header).lower()


def test_nothing_is_found_of_a_case_about_the_officer(client: Client, ottilie: Case, officer: User) -> None:
    ShutOut.objects.create(case=ottilie, user=officer)
    assert ottilie.reference not in str(searched(client, "Ottilie Marchbanks").found)


def test_nothing_is_found_at_another_school(client: Client) -> None:
    other = School.objects.create(name="Hilltop", short="hilltop", local_authority="hilltop")
    a_case(other, a_pupil(other, "Ottilie", "Marchbanks"), reporter=a_user(other, "staff"))
    assert searched(client, "Ottilie Marchbanks").found == []


@pytest.mark.parametrize("names", ["", "Al", "\n \n", "Ottilie Marchbanks\nX"])
def test_it_refuses_names_that_would_find_everything(client: Client, names: str) -> None:
    assert client.post(reverse("oversight:person_searches"), {**ASKED, "names": names}).status_code == 422
    assert not PersonSearch.objects.exists()


@pytest.mark.parametrize("role", [LEAD, HEAD, GOVERNOR, "auditor", "it", "staff"])
def test_nobody_else_searches(school: School, role: str) -> None:
    client = Client()
    client.force_login(a_user(school, role))
    for page in ("person_searches", "breach"):
        assert client.get(reverse(f"oversight:{page}")).status_code == 403
