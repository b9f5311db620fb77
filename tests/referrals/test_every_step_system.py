"""Steps that Handrail takes itself are nobody's to take, and people's steps are not Handrail's."""

import pytest

from referrals.services.steps import take_step
from tests.factories import a_school, case_in, deciders
from workflows import case as c
from workflows.steps import NotAllowed, Step

pytestmark = pytest.mark.django_db


def test_it_refuses_a_person_who_takes_the_step_of_the_system() -> None:
    school = a_school()
    lead, deputy, head = deciders(school)
    case = case_in(c.CEOP_REFERRAL, school, lead, deputy)
    for user in (lead, deputy, head):
        with pytest.raises(NotAllowed):
            take_step(case, c.SETTLE, actor=user)


@pytest.mark.parametrize("rule", [rule for rule in c.RULES if not rule.system], ids=lambda rule: rule.name)
def test_it_refuses_the_system_where_a_person_decides(rule: Step) -> None:
    school = a_school()
    lead, deputy, _ = deciders(school)
    case = case_in(rule.sources[0], school, lead, deputy)
    with pytest.raises(NotAllowed):
        take_step(case, rule, actor=None)
