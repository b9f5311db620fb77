"""After a step the next page says in plain words what was recorded, as the rulebook has it."""

from typing import Any

import pytest
from django.urls import reverse

from tests.factories import a_case, a_school, case_in, deciders, make, refer
from tests.teachers import signed_in
from workflows import case as c
from workflows import referral as r

pytestmark = pytest.mark.django_db


def said_after(record: Any, user: Any, name: str, **facts: Any) -> str:
    """The next page, after this step on its page."""
    where = reverse(f"{record.machine}_step", args=[record.pk, name])
    answer = signed_in(user).post(where, {"seen": record.step_seq, **facts}, follow=True)
    return answer.content.decode()


def test_an_escalation_names_the_stage_it_came_to() -> None:
    school = a_school()
    lead, deputy, _ = deciders(school)
    made = make(refer(a_case(school, "", deputy), lead), lead)
    reason = {"stage_with": "Team manager Orr", "reason": "The contact has her address."}
    first = said_after(made, lead, "escalate", **reason)
    assert "Recorded: escalated to stage 1 (practitioner to practitioner)." in first
    made = type(made).objects.get(pk=made.pk)
    third = said_after(made, lead, "escalate", stage="3", **reason)
    assert "Recorded: escalated to stage 3 (head to service manager)." in third


def test_a_case_says_where_it_came_to() -> None:
    school = a_school()
    lead, deputy, _ = deciders(school)
    assert c.BEGIN_TRIAGE.done in said_after(a_case(school, "", deputy), lead, "begin_triage")
    closed = case_in(c.CLOSED, school, lead, deputy)
    assert c.REOPEN.done in said_after(closed, lead, "reopen", reason="New messages came.")


def test_a_decision_to_refer_says_that_nothing_was_sent() -> None:
    school = a_school()
    lead, deputy, _ = deciders(school)
    asked = {"route": "early_help", "reason": "Two soft signs.", "consent": "yes", "aware": "yes"}
    assert "nothing has been sent" in said_after(a_case(school, "", deputy), lead, "refer", **asked)


def test_a_withdrawn_referral_says_so() -> None:
    school = a_school()
    lead, deputy, _ = deciders(school)
    draft = refer(a_case(school, "", deputy), lead)
    assert r.WITHDRAW.done in said_after(draft, lead, "withdraw", reason="Opened by a slip.")
