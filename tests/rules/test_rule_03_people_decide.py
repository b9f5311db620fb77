"""Rule 3: no route is chosen, and no urgency lowered, but by a named person with a reason."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import Case, Decision
from referrals.services.sweeping import sweep
from tests.factories import a_school, case_in, deciders
from tests.rules.house import HERE, python_files
from workflows import case, referral, summary

#: Where a case's urgency is written: when it is opened, and when somebody raises immediate risk.
RAISES = {
    "referrals/models/case.py", "referrals/services/opening.py", "referrals/services/assessing.py",
    "workflows/suggesting.py",  # the policy's own word, which assessing.py lets only raise
    "workflows/overlays/merging.py",  # the higher of default and own row
}  # fmt: skip


def test_rule_03_handrail_itself_only_follows_what_people_decided() -> None:
    own = {rule.event for rule in (*case.RULES, *referral.RULES, *summary.RULES) if rule.system}
    assert own == {"case.settle", "summary.propose", "summary.void"}


def test_rule_03_a_decision_about_a_route_has_a_reason() -> None:
    for rule in (
        case.REFER,
        case.MONITOR,
        case.RETURN_TO_TRIAGE,
        case.PROPOSE_CLOSE,
        case.CLOSE,
        referral.WITHDRAW,
    ):
        assert any(fact.name == "reason" and fact.required for fact in rule.needs), rule.name


def test_rule_03_urgency_is_written_where_it_begins_and_where_it_rises_and_nowhere_else() -> None:
    writing = re.compile(r"\burgency=|\.urgency\b[^=\n]*=[^=]")
    found = {str(path.relative_to(HERE)) for path in python_files() if writing.search(path.read_text())}
    assert found == RAISES


@pytest.mark.django_db
@pytest.mark.parametrize("state", case.STATES)
def test_rule_03_time_alone_changes_no_case(state: str) -> None:
    lead, deputy, _ = deciders(school := a_school())
    found = case_in(state, school, lead, deputy)
    decided = Decision.objects.count()
    sweep(timezone.now() + timedelta(days=60))
    after = Case.objects.get(pk=found.pk)
    assert (after.state, after.urgency, after.step_seq) == (found.state, found.urgency, found.step_seq)
    assert Decision.objects.count() == decided
