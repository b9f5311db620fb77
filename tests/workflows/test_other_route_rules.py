"""The rules of the other routes: both children, the harm threshold, Report Remove, what is no referral."""

import pytest

from workflows import access, child_on_child, closing, following, report_remove, routes, threshold
from workflows.deadlines import RULES
from workflows.facts import OUTCOME
from workflows.steps import Refused
from workflows.triage import policy


@pytest.mark.parametrize("part", child_on_child.PARTS)
def test_any_two_parts_may_stand_together(part: str) -> None:
    for other in child_on_child.PARTS:
        child_on_child.check_parts({"part": part, "other_part": other})


def test_it_refuses_a_part_that_is_none_and_names_the_question() -> None:
    with pytest.raises(Refused) as refusal:
        child_on_child.check_parts({"part": "harmed", "other_part": "guilty"})
    assert list(refusal.value.facts) == ["other_part"]


def test_rule_23_a_part_speaks_of_what_may_have_been() -> None:
    assert set(child_on_child.PARTS.values()) == {
        "May have been harmed", "Alleged to have caused harm", "Not clear yet",
    }  # fmt: skip


def test_the_threshold_has_the_four_criteria_of_the_guidance_with_source_and_date() -> None:
    held = threshold.threshold()
    assert list(held.criteria) == ["harmed", "offence", "risk", "unsuitable"]
    assert "Part four" in held.source and held.last_checked.year >= 2026


@pytest.mark.parametrize(
    ("answer", "criteria"), [("met", ["harmed"]), ("unclear", []), ("unclear", ["risk"]), ("not_met", [])]
)
def test_an_answer_that_fits_what_is_ticked_is_accepted(answer: str, criteria: list[str]) -> None:
    threshold.check(answer, criteria)


@pytest.mark.parametrize(
    ("answer", "criteria", "asked"),
    [("met", [], "criteria"), ("not_met", ["offence"], "answer"), ("perhaps", [], "answer")],
)
def test_it_refuses_an_answer_that_contradicts_what_is_ticked(
    answer: str, criteria: list[str], asked: str
) -> None:
    with pytest.raises(Refused) as refusal:
        threshold.check(answer, criteria)
    assert list(refusal.value.facts) == [asked]


def test_a_criterion_that_nobody_knows_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="unknown criteria: rude"):
        threshold.check("met", ["rude"])


def test_only_not_met_stops_the_clock_of_the_lado_and_the_others_start_it() -> None:
    lado = RULES["lado"]
    assert threshold.event("not_met") in lado.stopped_by
    assert {threshold.event("met"), threshold.event("unclear")} <= set(lado.started_by)
    assert not {threshold.event("met"), threshold.event("unclear")} & set(lado.stopped_by)


def test_the_outcome_of_the_log_is_offered_for_a_case_about_an_adult_alone() -> None:
    assert closing.outcomes_for(access.STAFF) == OUTCOME.choices
    assert closing.LOW_LEVEL not in dict(closing.outcomes_for(access.CHILD))


@pytest.mark.parametrize(
    ("kind", "answer"), [("child", "not_met"), ("staff", ""), ("staff", "met"), ("staff", "unclear")]
)
def test_it_refuses_that_outcome_without_a_decision_that_the_threshold_is_not_met(
    kind: str, answer: str
) -> None:
    with pytest.raises(Refused) as refusal:
        closing.check_low_level(outcome="low_level", kind=kind, newest_answer=answer)
    assert list(refusal.value.facts) == ["outcome"]


def test_any_other_outcome_asks_nothing_of_the_threshold() -> None:
    closing.check_low_level(outcome="supported", kind="staff", newest_answer="met")
    closing.check_low_level(outcome="low_level", kind="staff", newest_answer="not_met")


@pytest.mark.parametrize("removal", ["child_helped", "page_sent"])
def test_whoever_helped_or_sent_the_address_is_named(removal: str) -> None:
    with pytest.raises(Refused) as refusal:
        report_remove.check({"removal": removal})
    assert list(refusal.value.facts) == ["helper"]
    report_remove.check({"removal": removal, "helper": "Ms Field"})


@pytest.mark.parametrize("removal", ["child_alone", "child_later"])
def test_nobody_is_named_where_the_child_does_it_alone(removal: str) -> None:
    report_remove.check({"removal": removal})


def test_the_outcome_of_report_remove_is_asked_for_after_one_working_day() -> None:
    rule = RULES["iwf_outcome"]
    assert (rule.amount, rule.unit, rule.started_by) == (1, "working_days", ("referral.make:iwf",))
    assert rule.ladder[0].who == ("owner", "lead")


def test_every_suggestion_that_is_no_referral_has_a_way_but_those_a_step_follows() -> None:
    inside = set(policy().labels)
    assert inside - set(following.WAYS) == {"monitor", "nfa"}, "monitoring and closing are steps of the case"
    assert {way.by_route for way in following.WAYS.values()} - {""} <= set(routes.table())


def test_advice_alone_holds_no_case_up() -> None:
    assert [way.code for way in following.WAYS.values() if not way.waits] == ["advice"]


def test_what_a_note_may_follow_depends_on_whom_the_case_is_about() -> None:
    assert following.by_note("low_level_concern", about_adult=False)
    assert not following.by_note("low_level_concern", about_adult=True)
    assert following.by_note("child_on_child", about_adult=True)
    assert not following.by_note("child_on_child", about_adult=False)
    assert not following.by_note("ceop", about_adult=False)


def test_from_a_childs_case_the_lado_is_for_adults_of_elsewhere() -> None:
    assert "log a concern about the adult" in following.asks("lado", about_adult=False)
    assert following.by_note("lado", about_adult=False)
    assert not following.by_note("lado", about_adult=True)
    assert following.asks("lado", about_adult=True) == ""
