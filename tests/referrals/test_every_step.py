"""Every state x step x role, from the tables: what is allowed arrives and leaves its trace, all else leaves none."""

from typing import Any

import pytest
from django.db import connection, transaction

from people.models import User
from referrals.models import Case, Decision
from referrals.services.steps import needs_of, open_steps, take_step
from tests.factories import CLOSING, a_school, case_in, make, refer, step
from tests.referrals.every_step import Cast, all_entries, answers, entries, stands_right
from workflows import case as c
from workflows import referral as r
from workflows.steps import NotAllowed, Refused, SomeoneWasFirst, Step

pytestmark = [pytest.mark.django_db, pytest.mark.long]
BY_PEOPLE = [rule for rule in (*c.RULES, *r.RULES) if not rule.system]


class Undo(Exception):
    """Takes back what one attempt wrote, so that the next starts from the same place."""


def attempt(record: Any, rule: Step, user: User, given: dict[str, Any], allowed: bool) -> list[str]:
    """What is wrong with how this step went; nothing where it went as the tables say."""
    try:
        with transaction.atomic():
            found = arrives(record, rule, user, given) if allowed else is_refused(record, rule, user, given)
            connection.check_constraints()  # what PostgreSQL would look at on commit
            raise Undo
    except Undo:
        return found


def arrives(record: Any, rule: Step, user: User, given: dict[str, Any]) -> list[str]:
    case, told = record.chain, entries(record.chain, rule.event)
    moved = take_step(record, rule, actor=user, seen=record.step_seq, **given)
    decided = Decision.objects.filter(
        case=case, subject=record.pk, step=rule.name, trail_seq__gt=record.step_seq
    )
    wrong = [
        entries(case, rule.event) != told + 1 and "not one entry",
        decided.filter(by=user).count() != 1 and "not one decision",
        record.machine == "case"
        and moved.state not in (rule.targets or (rule.target,))
        and f"at {moved.state}",
        not stands_right(case) and "not where its most urgent open referral stands",
    ]
    return [name(record, rule, user, fault) for fault in wrong if fault]


def is_refused(record: Any, rule: Step, user: User, given: dict[str, Any]) -> list[str]:
    before = all_entries(record.chain), Decision.objects.count()
    try:
        take_step(record, rule, actor=user, **given)
    except (NotAllowed, SomeoneWasFirst):
        wrote = (all_entries(record.chain), Decision.objects.count()) != before
        return [name(record, rule, user, "left a trace")] if wrote else []
    return [name(record, rule, user, "was allowed")]


def name(record: Any, rule: Step, user: User, fault: str) -> str:
    return f"{rule.event} from {record.state} by {record.roles_of(user)}: {fault}"


def walk(record: Any, cast: Cast, rules: list[Step]) -> list[str]:
    """All attempts on one record; what a person is offered must be what they may do."""
    people, found = cast.on(record.chain), []
    offered = {user: open_steps(record, user) for user in people}
    for rule in rules:
        record = ready(record, rule, cast)
        given = answers(record, rule, needs_of(record, rule), cast.lead)
        for user, roles in people.items():
            may = rule.starts_from(record.state) and bool(roles_here(record, roles) & rule.roles)
            if (rule in offered[user]) != may:
                found.append(name(record, rule, user, "offered wrongly"))
            found += attempt(record, rule, user, given, may)
    return found


def roles_here(record: Any, roles: frozenset[str]) -> frozenset[str]:
    """A reporter takes no steps on a referral that is not their own report."""
    return roles if record.machine == "case" else roles - {"reporter"}


def ready(record: Any, rule: Step, cast: Cast) -> Any:
    """The record, with what a step presupposes that is no fact of the state: closing takes a proposal."""
    if rule is not c.CLOSE or not c.PROPOSE_CLOSE.starts_from(record.state) or record.close_proposed_by_id:
        return record
    Case.objects.filter(pk=record.pk).update(
        close_proposed_by=cast.accused, close_outcome=CLOSING["outcome"]
    )  # somebody who is not among those who try
    return Case.objects.get(pk=record.pk)


@pytest.mark.parametrize("state", c.STATES)
def test_every_step_of_a_case_by_every_role(state: str) -> None:
    cast = Cast(a_school())
    case = case_in(state, cast.school, cast.lead, cast.deputy, reporter=cast.reporter)
    assert case.state == state
    assert walk(case, cast, [rule for rule in c.RULES if not rule.system]) == []


@pytest.mark.parametrize("about_head", [False, True])
def test_every_step_of_a_case_about_an_adult_by_every_role(about_head: bool) -> None:
    cast = Cast(a_school())
    case = case_in(c.TRIAGE, cast.school, cast.lead, cast.deputy, reporter=cast.reporter)
    Case.objects.filter(pk=case.pk).update(kind="staff", about_head=about_head)
    case = Case.objects.get(pk=case.pk)
    assert walk(case, cast, [rule for rule in c.RULES if not rule.system]) == []


def referral_in(state: str, cast: Cast) -> Any:
    """A referral that walked to this state."""
    case = case_in(c.TRIAGE, cast.school, cast.lead, cast.deputy, reporter=cast.reporter)
    draft = refer(case, cast.lead, "social_care")
    if state == r.DRAFTED:
        return draft
    if state == r.WITHDRAWN:
        return step(draft, r.WITHDRAW, cast.lead, reason="Written by mistake.")
    made = make(draft, cast.lead)
    rule = next((one for one in r.RULES if one.target == state and r.MADE in one.sources), None)
    return step(made, rule, cast.lead, **answers(made, rule, rule.needs, cast.lead)) if rule else made


@pytest.mark.parametrize("state", r.STATES)
def test_every_step_of_a_referral_by_every_role(state: str) -> None:
    cast = Cast(a_school())
    referral = referral_in(state, cast)
    assert referral.state == state
    assert stands_right(referral.case)
    assert walk(referral, cast, list(r.RULES)) == []


@pytest.mark.parametrize("rule", BY_PEOPLE, ids=lambda rule: rule.event)
def test_a_step_without_its_answers_is_refused_with_a_word_for_each(rule: Step) -> None:
    asked = [fact.name for fact in rule.needs if fact.required]
    if not asked:
        assert rule.check_facts({}) == {}
        return
    with pytest.raises(Refused) as refusal:
        rule.check_facts({})
    assert sorted(refusal.value.facts) == sorted(asked)
