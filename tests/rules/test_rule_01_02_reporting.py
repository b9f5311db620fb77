"""Rules 1 and 2: help first, and no concern is too little."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from referrals.models import Concern
from referrals.services import concerns
from referrals.views.concerns.journey import ORDER
from tests.factories import a_draft, a_school, a_user
from workflows import case, routes
from workflows.roles import LEADS, REPORTER, STAFF

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Concern:
    school = a_school()
    return a_draft(school, a_user(school, STAFF), "A girl in year 8", about_adult="yes")


@pytest.mark.parametrize("name", [page.name for page in ORDER])
def test_rule_01_every_page_of_the_journey_says_999_before_it_asks(
    client: Client, draft: Concern, name: str
) -> None:
    client.force_login(draft.reporter)
    page = client.get(reverse(f"concern_{name}", args=[draft.pk])).content.decode()
    main = page[page.index("<body") :]
    asks = re.search(r"<(textarea|fieldset)|<input (?!type=\"hidden\")", main)
    assert "999" in main[: asks.start() if asks else None]


def test_rule_01_the_first_page_says_999_before_it_asks(client: Client, draft: Concern) -> None:
    client.force_login(draft.reporter)
    page = client.get(reverse("concern_new")).content.decode()
    assert page.index("999") < page.index('type="radio"')


def test_rule_01_police_ceop_and_social_care_are_open_to_every_reporter() -> None:
    open_to_all = {code for code, _ in routes.choices(reporter=True)}
    assert {"police_999", "police_101", "ceop", "social_care"} <= open_to_all
    assert case.RECORD_OWN_REPORT.roles >= {REPORTER} | (LEADS - {"second_person"})


#: Everything a concern may say. Without any of them it is still sent.
LEFT_OPEN = sorted(concerns.FIELDS - {"saw"})


def test_rule_02_a_few_words_and_a_pointer_are_enough(draft: Concern) -> None:
    little = a_draft(draft.school, draft.reporter, "unknown", saw="unknown")
    assert all(not getattr(little, name) for name in LEFT_OPEN)
    assert len(concerns.submit(little, actor=draft.reporter)) == 1


@pytest.mark.parametrize("said", ["child_words", "saw", "told", "think"])
def test_rule_02_any_one_answer_about_what_happened_will_do(draft: Concern, said: str) -> None:
    only = a_draft(draft.school, draft.reporter, "unknown", **{"saw": "", said: "unknown"})
    assert concerns.submit(only, actor=draft.reporter)


def test_rule_02_a_draft_keeps_whatever_there_is(draft: Concern) -> None:
    empty = concerns.start(school=draft.school, reporter=draft.reporter)
    assert concerns.save_draft(empty, think="I do not kn").think == "I do not kn"
