"""What social care does after it accepted has its own times: discussion, conference, assessment."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from referrals.models import Referral
from referrals.services.guards import loose_ends
from tests.clocks.test_turning import Town, london, running
from tests.factories import a_case, make, refer, step
from workflows import referral as r
from workflows.steps import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ANSWERED = {"answer": "The duty worker rang back."}


def made(town: Town) -> Referral:
    return make(refer(a_case(town.school), town.lead), town.lead, written_at=timezone.now())


def accepted(town: Town, decision: str) -> Referral:
    return step(made(town), r.ACCEPT, town.lead, when=timezone.now(), decision=decision, **ANSWERED)


def discussed(referral: Referral, town: Town, outcome: str, **facts: Any) -> Referral:
    told = {"when": timezone.now(), "took_part": "Duty worker, DC Shaw, the lead", "agreed": "A visit today."}
    return step(referral, r.STRATEGY, town.lead, strategy_outcome=outcome, **{**told, **facts})


def due(referral: Referral, rule: str) -> Any:
    return referral.clocks.get(rule=rule, stopped__isnull=True).due


def test_enquiries_ask_for_a_strategy_discussion_and_an_assessment(town: Town) -> None:
    referral = accepted(town, "section_47")
    assert running(referral) == {"strategy_discussion", "social_care_assessment"}
    assert due(referral, "strategy_discussion") == london(12, 16)


def test_a_child_in_need_has_an_assessment_and_no_discussion(town: Town) -> None:
    referral = accepted(town, "section_17")
    assert running(referral) == {"social_care_assessment"}
    assert due(referral, "social_care_assessment").date().isoformat() == "2026-08-11"


def test_early_help_instead_has_neither(town: Town) -> None:
    assert running(accepted(town, "early_help")) == set()


def test_a_discussion_that_begins_enquiries_asks_for_a_conference_within_15_working_days(town: Town) -> None:
    referral = discussed(accepted(town, "section_47"), town, "enquiries")
    assert running(referral) == {"child_protection_conference", "social_care_assessment"}
    assert due(referral, "child_protection_conference").date().isoformat() == "2026-06-30"


def test_the_15_days_run_from_the_discussion_and_not_from_its_record(town: Town, clock: Any) -> None:
    referral = accepted(town, "strategy")
    held = timezone.now()
    clock.shift(timedelta(days=2))
    referral = discussed(referral, town, "enquiries", when=held)
    assert due(referral, "child_protection_conference").date().isoformat() == "2026-06-30"


def test_a_discussion_answers_a_referral_that_was_not_acknowledged(town: Town) -> None:
    referral = discussed(made(town), town, "no_enquiries")
    assert (referral.state, running(referral)) == ("made", set())


def test_a_second_discussion_without_enquiries_ends_the_wait_for_a_conference(town: Town) -> None:
    referral = discussed(discussed(accepted(town, "section_47"), town, "enquiries"), town, "assessed")
    assert running(referral) == {"social_care_assessment"}


def test_a_second_discussion_with_enquiries_does_not_move_the_limit(town: Town, clock: Any) -> None:
    referral = discussed(accepted(town, "section_47"), town, "enquiries")
    before = due(referral, "child_protection_conference")
    clock.shift(timedelta(days=3))
    assert due(discussed(referral, town, "enquiries"), "child_protection_conference") == before


def test_conference_and_assessment_end_their_clocks(town: Town) -> None:
    referral = discussed(accepted(town, "section_47"), town, "enquiries")
    told = {"when": timezone.now(), "took_part": "All services", "agreed": "Core group in ten days."}
    referral = step(referral, r.CONFERENCE, town.lead, conference_outcome="protection_plan", **told)
    referral = step(referral, r.ASSESS, town.lead, when=timezone.now(), agreed="Support at home.")
    assert (running(referral), referral.state) == (set(), "accepted")


def test_rule_26_closing_names_a_conference_that_is_still_due(town: Town) -> None:
    referral = discussed(accepted(town, "section_47"), town, "enquiries")
    assert sorted(loose_ends(referral.case)) == [
        "Children's social care (accepted)", "Social care finishes its assessment",
        "The initial child protection conference is held",
    ]  # fmt: skip


def test_rule_26_a_referral_does_not_end_over_a_conference_that_is_still_due_without_a_reason(
    town: Town,
) -> None:
    referral = discussed(accepted(town, "section_47"), town, "enquiries")
    with pytest.raises(Refused) as refused:
        step(referral, r.END, town.lead, answer="Done.")
    assert "The initial child protection conference is held" in refused.value.facts["loose_ends"]
    ended = step(referral, r.END, town.lead, answer="Done.", loose_ends="The family moved to another county.")
    assert (ended.state, running(ended)) == ("ended", set())


def test_a_referral_without_a_running_deadline_ends_without_that_question(town: Town) -> None:
    assert step(accepted(town, "early_help"), r.END, town.lead, answer="Done.").state == "ended"


def test_it_refuses_a_discussion_before_the_referral_was_made(town: Town) -> None:
    with pytest.raises(Refused) as refused:
        discussed(made(town), town, "enquiries", when=timezone.now() - timedelta(days=1))
    assert set(refused.value.facts) == {"when"}
    assert refused.value.facts["when"].startswith(
        "This is before the referral was made, 10:00 on Tuesday 9 June"
    )


def test_it_refuses_a_discussion_on_another_route(town: Town) -> None:
    ceop = make(refer(a_case(town.school), town.lead, "ceop"), town.lead)
    with pytest.raises(Refused, match="no such step"):
        discussed(ceop, town, "enquiries")
