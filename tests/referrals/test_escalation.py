"""A declined referral goes up, stage by stage: with whom, why, what was answered."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.models import Referral
from referrals.queries.escalation import ladder
from tests.factories import a_case, make, refer, step
from tests.teachers import World, a_world, signed_in
from workflows import referral as r
from workflows.steps import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def declined(world: World) -> Referral:
    made = make(refer(a_case(world.school, world.ava), world.lead), world.lead)
    return step(made, r.DECLINE, world.lead, when=timezone.now(), answer="Below their threshold.")


def escalate(referral: Referral, world: World, whom: str, **facts: Any) -> Referral:
    return step(referral, r.ESCALATE, world.lead, stage_with=whom, reason="The risk has grown.", **facts)


def test_nothing_is_shown_before_anybody_declined(world: World) -> None:
    assert ladder(make(refer(a_case(world.school), world.lead), world.lead)) == []


def test_a_declined_referral_shows_all_five_stages_still_open(declined: Referral) -> None:
    assert [(rung.stage, rung.at) for rung in ladder(declined)] == [(n, None) for n in range(1, 6)]


def test_each_stage_stands_with_its_answer(declined: Referral, world: World) -> None:
    first = escalate(declined, world, "Duty worker Pell")
    again = step(first, r.DECLINE, world.lead, when=timezone.now(), answer="Still below.")
    second = escalate(again, world, "Team manager Orr")
    rungs = ladder(second)
    assert [(rung.stage, rung.with_whom, rung.answer) for rung in rungs[:2]] == [
        (1, "Duty worker Pell", "Declined: Still below."),
        (2, "Team manager Orr", ""),
    ]
    assert [rung.stage for rung in rungs[2:]] == [3, 4, 5]


def test_a_stage_without_an_answer_says_so_once_the_next_is_taken(declined: Referral, world: World) -> None:
    rungs = ladder(escalate(escalate(declined, world, "Duty worker Pell"), world, "Team manager Orr"))
    assert [rung.answer for rung in rungs[:2]] == ["No answer before the next stage", ""]


def test_a_stage_may_be_skipped(declined: Referral, world: World) -> None:
    referral = escalate(declined, world, "Service manager Lund", stage="3")
    assert referral.stage == 3
    assert [(rung.stage, bool(rung.at), rung.skipped) for rung in ladder(referral)] == [
        (1, False, True), (2, False, True), (3, True, False), (4, False, False), (5, False, False),
    ]  # fmt: skip


def test_it_refuses_to_go_down(declined: Referral, world: World) -> None:
    referral = escalate(declined, world, "Service manager Lund", stage="3")
    with pytest.raises(Refused) as refused:
        escalate(referral, world, "Duty worker Pell", stage="2")
    assert refused.value.facts == {"stage": "It stands at stage 3: choose a later one, or leave this open"}


def test_at_the_last_stage_the_answer_is_chased_again(declined: Referral, world: World) -> None:
    referral = escalate(declined, world, "The partnership", stage="5")
    assert escalate(referral, world, "The partnership").stage == 5
    assert [rung.stage for rung in ladder(referral) if rung.at] == [5, 5]


def test_the_page_shows_the_ladder_with_names_and_answers(declined: Referral, world: World) -> None:
    escalate(declined, world, "Duty worker Pell")
    page = signed_in(world.lead).get(reverse("referral", args=[declined.pk])).content.decode()
    assert "Stage 1: Practitioner to practitioner" in page and "Duty worker Pell" in page
    assert "No answer yet" in page and "Stage 5: Safeguarding partners" in page


def test_a_step_of_social_care_is_no_page_of_another_route(world: World) -> None:
    ceop = make(refer(a_case(world.school), world.lead, "ceop"), world.lead)
    page = reverse("referral_step", args=[ceop.pk, "strategy"])
    assert signed_in(world.lead).get(page).status_code == 404
