"""What the case does not hold, a person writes into the form; two people may fill in one form."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from referrals.models import Referral
from tests.factories import a_case, make, refer
from tests.teachers import World, a_world, signed_in
from trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def draft(world: World) -> Referral:
    return refer(a_case(world.school, world.ava, world.teacher), world.lead)


def page_of(draft: Referral) -> str:
    return reverse("referral_complete", args=[draft.pk])


def fill(client: Client, draft: Referral, seen: Any = None, **answers: str) -> Any:
    return client.post(page_of(draft), {"seen": json.dumps(seen or {}), **answers})


def sheet_of(client: Client, draft: Referral) -> str:
    return client.get(reverse("referral_sheet", args=[draft.pk]), {"as": "text"}).content.decode()


def test_it_asks_for_what_the_case_does_not_hold_and_for_nothing_else(world: World, draft: Referral) -> None:
    page = signed_in(world.lead).get(page_of(draft)).content.decode()
    asked = set(re.findall(r'<textarea[^>]* name="([\w.]+)"', page))
    assert {"whereabouts", "child_view", "wanted", "child.needs"} <= asked
    assert not asked & {"child.name", "story", "reason", "child.born"}


def test_what_is_written_goes_into_sheet_and_text(world: World, draft: Referral) -> None:
    client = signed_in(world.lead)
    fill(client, draft, whereabouts="At home with her gran", wanted="A visit before Friday")
    text = sheet_of(client, draft)
    assert "Where the child is now: At home with her gran" in text and "A visit before Friday" in text
    assert "Level of need, in the council's own words: Not known" in text


def test_the_trail_keeps_how_many_answers_and_none_of_them(world: World, draft: Referral) -> None:
    fill(signed_in(world.lead), draft, whereabouts="At home with her gran")
    header = bytes(Entry.objects.get(event="referral.sheet").header).decode()
    assert '"answered":1' in header and "gran" not in header


def test_kept_twice_it_is_kept_once(world: World, draft: Referral) -> None:
    client = signed_in(world.lead)
    for seen in ({}, {"whereabouts": "At home"}):
        assert fill(client, draft, seen, whereabouts="At home").status_code == 302
    assert Entry.objects.filter(event="referral.sheet").count() == 1


def test_two_people_fill_in_different_answers(world: World, draft: Referral) -> None:
    fill(signed_in(world.lead), draft, whereabouts="At home")
    fill(signed_in(world.deputy), draft, wanted="A visit", whereabouts="")
    draft.refresh_from_db()
    assert draft.sheet_answers == {"whereabouts": "At home", "wanted": "A visit"}


def test_two_answers_to_one_question_are_put_together_by_a_person(world: World, draft: Referral) -> None:
    fill(signed_in(world.lead), draft, whereabouts="At home")
    answer = fill(signed_in(world.deputy), draft, whereabouts="At her gran’s")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Meanwhile this was written: “At home”" in page and "At her gran’s" in page
    seen = json.loads(re.search(r'name="seen" value="([^"]*)"', page)[1].replace("&quot;", '"'))
    both = "At home, at her gran’s from six"
    assert fill(signed_in(world.deputy), draft, seen, whereabouts=both).status_code == 302
    draft.refresh_from_db()
    assert draft.sheet_answers["whereabouts"] == both


def test_a_page_that_lost_what_it_showed_takes_nobodys_words_away(world: World, draft: Referral) -> None:
    fill(signed_in(world.lead), draft, whereabouts="At home")
    signed_in(world.deputy).post(page_of(draft), {"seen": "[]", "whereabouts": ""})
    draft.refresh_from_db()
    assert draft.sheet_answers == {"whereabouts": "At home"}


def test_the_call_stands_in_londons_time(world: World, draft: Referral) -> None:
    summer = datetime(2026, 6, 9, 13, 30, tzinfo=UTC)
    make(draft, world.lead, phoned_at=summer, when=summer)
    draft.refresh_from_db()
    assert "14:30 on Tuesday 9 June 2026, Duty worker" in sheet_of(signed_in(world.lead), draft)


def test_links_in_an_answer_are_harmless(world: World, draft: Referral) -> None:
    fill(signed_in(world.lead), draft, exploitation="https://chat.example/room")
    draft.refresh_from_db()
    assert "https://" not in draft.sheet_answers["exploitation"]
