"""What one person may not do alone, or twice: renewing for ever, one reference on two referrals, a link left live."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.models import User
from referrals.models import Case
from referrals.services.assessing import assess
from referrals.services.cases import add_note
from tests.factories import WHY, a_case, a_school, deciders, refer, step
from tests.teachers import signed_in
from workflows import case as c
from workflows import referral as r
from workflows.steps import Refused

pytestmark = pytest.mark.django_db
MADE = {"outside_reference": "INC-4471", "to_whom": "Control room"}


@pytest.fixture
def people() -> tuple[User, User, User]:
    return deciders(a_school())


@pytest.fixture
def case(people: tuple[User, User, User]) -> Case:
    lead = people[0]
    return step(a_case(lead.memberships.first().school), c.BEGIN_TRIAGE, lead)


def monitor(case: Case, by: User) -> Case:
    return step(case, c.MONITOR, by, owner=by, review_on=timezone.localdate() + timedelta(days=7), **WHY)


def test_after_two_renewals_somebody_else_renews(case: Case, people: tuple[User, User, User]) -> None:
    lead, deputy, _ = people
    for _ in range(3):
        case = monitor(case, lead)
    with pytest.raises(Refused, match="renewed this twice"):
        monitor(case, lead)
    assert monitor(case, deputy).owner == deputy


def test_a_new_triage_begins_the_count_anew(case: Case, people: tuple[User, User, User]) -> None:
    lead = people[0]
    for _ in range(3):
        case = monitor(case, lead)
    case = step(case, c.RETURN_TO_TRIAGE, lead, **WHY)
    assert monitor(case, lead).state == c.MONITORING


def test_a_reference_pasted_on_a_second_referral_is_refused(
    case: Case, people: tuple[User, User, User]
) -> None:
    lead = people[0]
    now = timezone.now()
    step(refer(case, lead, "police_101"), r.MAKE, lead, when=now, **MADE)
    with pytest.raises(Refused) as refused:
        step(
            refer(case, lead, "police_999"),
            r.MAKE,
            lead,
            when=now,
            **{**MADE, "outside_reference": "inc-4471"},
        )
    assert "already the reference of Police (101 or online)" in refused.value.facts["outside_reference"]


def test_not_given_may_stand_on_both(case: Case, people: tuple[User, User, User]) -> None:
    lead = people[0]
    for route in ("police_101", "police_999"):
        made = {**MADE, "outside_reference": "Not given", "when": timezone.now()}
        assert step(refer(case, lead, route), r.MAKE, lead, **made).state == r.MADE


def test_rule_07_a_link_is_kept_harmless(case: Case, people: tuple[User, User, User]) -> None:
    school = case.school
    sent = a_case(school, saw="He sent https://game.example/room to her.", platform="www.game.example")
    concern = sent.concern_children.get().concern
    assert (concern.saw, concern.platform) == (
        "He sent hxxps://game[.]example/room to her.",
        "www[.]game[.]example",
    )
    assert add_note(case, author=people[0], text="http://x.example").text == "hxxp://x[.]example"


def test_what_speaks_against_a_report_to_ceop_is_said_on_its_page(
    case: Case, people: tuple[User, User, User]
) -> None:
    lead = people[0]
    assess(case, answers={"online_conduct": "bullying", "reported_to": ["police"]}, actor=lead)
    shown = signed_in(lead).get(f"/referrals/{refer(case, lead, 'ceop').pk}/").content.decode()
    assert "CEOP takes no reports of bullying" in shown and "Told already: the police." in shown
