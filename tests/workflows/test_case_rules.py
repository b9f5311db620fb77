"""The rulebook of the case, without a database."""

import pytest

from workflows import case, closing, referral, routes, steps, summary
from workflows.roles import ALL, AUDITOR, GOVERNOR, HEAD, IT, LEAD, REPORTER, STAFF

MACHINES = (case, referral, summary)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.__name__)
def test_every_state_can_be_left_or_is_an_end(machine):
    ends = {"closed", "ended", "withdrawn", "released", "joined"}
    left = {source for rule in machine.RULES for source in rule.sources}
    assert set(machine.STATES) - left <= ends


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.__name__)
def test_every_step_leads_to_states_the_rulebook_knows(machine):
    for rule in machine.RULES:
        reached = {rule.target} if rule.target else set(rule.targets)
        assert reached and reached <= set(machine.STATES), rule.name


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.__name__)
def test_every_state_but_the_first_can_be_reached(machine):
    reached = {machine.STATES[0]}
    for _ in machine.STATES:
        for rule in machine.RULES:
            if reached & set(rule.sources):
                reached |= {rule.target} if rule.target else set(rule.targets)
    assert reached == set(machine.STATES)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.__name__)
def test_a_step_is_taken_by_known_roles_or_by_handrail(machine):
    known = ALL | {REPORTER, "second_person", "assigned"}
    for rule in machine.RULES:
        assert rule.roles <= known
        assert rule.roles or rule.system, rule.name


def test_rule_01_danger_can_be_raised_from_every_state_by_the_reporter():
    assert set(case.RAISE_IMMEDIATE_RISK.sources) == set(case.STATES)
    assert case.RAISE_IMMEDIATE_RISK.role_of(frozenset({REPORTER})) == REPORTER


def test_rule_01_an_own_report_asks_nobody_first():
    assert set(case.RECORD_OWN_REPORT.sources) == set(case.STATES)
    assert REPORTER in case.RECORD_OWN_REPORT.roles


def test_rule_15_consent_is_asked_and_never_has_to_be_yes():
    for answer, _ in case.f.CONSENT.choices:
        given = {"route": "social_care", "reason": "worried", "consent": answer, "aware": "not_yet"}
        assert case.REFER.check_facts(given)["consent"] == answer


def test_the_most_urgent_open_referral_gives_the_state():
    assert case.most_urgent(["other_referral", "ceop_referral", "immediate_risk"]) == case.IMMEDIATE_RISK
    assert case.most_urgent(["ceop_referral", "social_care_referral"]) == case.SOCIAL_CARE_REFERRAL
    assert case.most_urgent([]) == case.TRIAGE


@pytest.mark.parametrize("role", [STAFF, AUDITOR, GOVERNOR, IT])
def test_roles_that_do_not_work_cases_take_no_step(role):
    for rule in case.RULES + referral.RULES + summary.RULES:
        with pytest.raises(steps.NotAllowed):
            rule.role_of(frozenset({role}))


def test_the_role_nearest_to_the_work_is_recorded():
    assert case.BEGIN_TRIAGE.role_of(frozenset({HEAD, LEAD, STAFF})) == LEAD


def test_a_missing_answer_names_its_question():
    with pytest.raises(steps.Refused) as refused:
        case.REFER.check_facts({"route": "ceop", "reason": "   "})
    assert set(refused.value.facts) == {"reason", "consent", "aware"}


def test_answers_that_were_not_asked_for_are_left_out():
    assert case.REOPEN.check_facts({"reason": "new facts", "state": "closed"}) == {"reason": "new facts"}


def test_a_page_that_is_out_of_date_is_told_so():
    with pytest.raises(steps.SomeoneWasFirst):
        case.BEGIN_TRIAGE.check_state(case.CLOSED)


def test_rule_12_the_person_who_proposed_cannot_close():
    with pytest.raises(steps.Refused, match="second, different person"):
        closing.check_close(
            outcome="supported",
            answered_outside=False,
            proposed_by="lea",
            proposed_outcome="supported",
            actor="lea",
        )


def test_rule_12_nobody_closes_without_a_proposal():
    with pytest.raises(steps.Refused, match="two people"):
        closing.check_close(
            outcome="unfounded", answered_outside=True, proposed_by=None, proposed_outcome="", actor="lea"
        )


def test_one_person_closes_where_an_outside_service_gave_the_outcome():
    closing.check_close(
        outcome="with_agency", answered_outside=True, proposed_by=None, proposed_outcome="", actor="lea"
    )


def test_an_outside_outcome_needs_an_answer_from_outside():
    with pytest.raises(steps.Refused) as refused:
        closing.check_close(
            outcome="with_agency", answered_outside=False, proposed_by=None, proposed_outcome="", actor="lea"
        )
    assert "outcome" in refused.value.facts


def test_the_second_person_agrees_to_what_was_proposed():
    with pytest.raises(steps.Refused) as refused:
        closing.check_close(
            outcome="unfounded",
            answered_outside=False,
            proposed_by="lea",
            proposed_outcome="supported",
            actor="dev",
        )
    assert "outcome" in refused.value.facts


def test_rule_26_open_ends_need_a_reason():
    with pytest.raises(steps.Refused) as refused:
        closing.check_proposal(loose_ends=["CEOP Safety Centre (declined)"], given="")
    assert "CEOP Safety Centre (declined)" in refused.value.facts["loose_ends"]
    closing.check_proposal(loose_ends=["CEOP Safety Centre (declined)"], given="answered by phone")


def test_routes_lead_to_the_states_of_the_design():
    assert routes.state_of("police_999") == case.IMMEDIATE_RISK
    assert routes.state_of("social_care") == case.SOCIAL_CARE_REFERRAL
    assert routes.state_of("ceop") == case.CEOP_REFERRAL
    others = {code for code, _ in routes.choices()} - {"police_999", "social_care", "ceop"}
    assert others == {"police_101", "lado", "prevent", "early_help", "iwf", "platform"}
    assert {routes.state_of(code) for code in others} == {case.OTHER_REFERRAL}


def test_a_route_with_an_unknown_question_names_file_row_and_key():
    row = {"code": "x", "label": "X", "state": "other_referral", "needs": ["nonsense"], "guidance": ""}
    with pytest.raises(ValueError, match=r"routes\.toml: route 'x': key 'needs'.*nonsense"):
        routes.read({**row, "open_to_reporter": True})


def test_the_reporter_learns_the_stage_and_nothing_more():
    assert case.reporter_status(case.OBSERVATION, read=False) == "Received"
    assert case.reporter_status(case.OBSERVATION, read=True) == "Read by a safeguarding lead"
    for state in (*case.REFERRAL_STATES, case.TRIAGE, case.MONITORING):
        assert case.reporter_status(state, read=True) == "Being acted on"
    assert case.reporter_status(case.CLOSED, read=True) == "Closed"


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.__name__)
def test_every_step_of_a_person_says_what_was_done_in_a_sentence_of_its_own(machine):
    taken = [rule for rule in machine.RULES if not rule.system]
    said = [rule.done.format(stage="stage 2 (somewhere)") for rule in taken]
    assert all(words[:1].isupper() and words.endswith(".") for words in said), said
    assert len(set(said)) == len(said)
