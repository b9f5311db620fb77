"""A reason, or a referral that is over, answers what was known then: what rests on more is asked about anew."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from people.models import User
from referrals.models import Case, Clock, Consideration, Notice
from referrals.queries.assessments import undecided
from referrals.services.assessing import assess, consider
from referrals.services.sweeping import sweep
from tests.factories import a_case, a_school, deciders, make, refer, step
from workflows import case as c
from workflows import referral as r

pytestmark = pytest.mark.django_db
HARM = {"harm": "suspected"}
DANGER = {**HARM, "danger_now": True}
WHY_NOT = {"social_care": "Settled with the family and the school nurse for now."}


@pytest.fixture
def lead() -> User:
    return deciders(a_school())[0]


@pytest.fixture
def case(lead: User) -> Case:
    return step(a_case(lead.memberships.first().school), c.BEGIN_TRIAGE, lead)


def weighed(case: Case, lead: User, answers: dict[str, Any], **reasons: str) -> list[str]:
    assess(case, answers=answers, actor=lead)
    consider(case, reasons=reasons, actor=lead)
    return undecided(case)


def test_a_reason_stands_while_no_more_is_known(case: Case, lead: User) -> None:
    assert weighed(case, lead, HARM, **WHY_NOT) == []
    assert weighed(case, lead, {**HARM, "child_age": 12}) == []


def test_a_reason_does_not_silence_a_more_urgent_suggestion(case: Case, lead: User) -> None:
    weighed(case, lead, HARM, **WHY_NOT)
    assert {"social_care", "police_999"} <= set(weighed(case, lead, DANGER))
    reasons = dict.fromkeys(undecided(case), "The child is with her mother, and two officers are there.")
    assert weighed(case, lead, DANGER, **reasons) == []


def test_the_same_words_may_be_given_again_to_what_is_asked_anew(case: Case, lead: User) -> None:
    weighed(case, lead, HARM, **WHY_NOT)
    worse = {**HARM, "contact": "family", "parent_implicated": True}
    assert "social_care" not in weighed(case, lead, worse, **WHY_NOT)
    consider(case, reasons=WHY_NOT, actor=lead)  # the page sent twice
    assert Consideration.objects.filter(route="social_care").count() == 2


def test_a_reason_does_not_silence_another_row(case: Case, lead: User) -> None:
    weighed(case, lead, HARM, **WHY_NOT)
    assert "social_care" in weighed(case, lead, {**HARM, "contact": "family", "parent_implicated": True})


def test_a_referral_that_is_over_answers_no_later_danger(case: Case, lead: User) -> None:
    weighed(case, lead, HARM)
    referral = make(refer(case, lead), lead)
    assert weighed(case, lead, DANGER) and "social_care" not in undecided(case)
    step(referral, r.END, lead, answer="Done.", loose_ends="The family moved to another county.")
    assert "social_care" not in undecided(case), "it was open when the danger was assessed"
    assert "social_care" in weighed(case, lead, {**DANGER, "contact": "family", "parent_implicated": True})


def running(case: Case) -> set[str]:
    return set(Clock.objects.filter(case=case, stopped=None).values_list("rule", flat=True))


def test_danger_that_was_assessed_has_ten_minutes_and_a_banner(
    case: Case, lead: User, client: Client
) -> None:
    client.force_login(lead)
    weighed(case, lead, DANGER)
    assert "danger_assessed" in running(case)
    assert "ringing 999 now" in client.get(f"/cases/{case.pk}/").content.decode()
    sweep(timezone.now() + timedelta(minutes=21))
    told = Notice.objects.filter(clock__rule="danger_assessed").select_related("person")
    assert "Dana Lead" in {notice.person.name for notice in told}


def test_the_call_ends_it_and_so_does_a_reason(case: Case, lead: User) -> None:
    weighed(case, lead, DANGER, police_999="She is with her mother, and two officers are there.")
    assert "danger_assessed" not in running(case)
    weighed(case, lead, {**DANGER, "indicators": ["I05"], "crime_in_progress": True})
    step(case, c.RAISE_IMMEDIATE_RISK, lead, happening="He is at the gate")
    assert "danger_assessed" not in running(case)


def test_after_a_999_call_a_withdrawn_draft_to_social_care_ends_no_clock(case: Case, lead: User) -> None:
    step(case, c.RAISE_IMMEDIATE_RISK, lead, happening="He is at the gate")
    call = make(case.referrals.get(route="police_999"), lead)
    draft = refer(case, lead)
    step(draft, r.WITHDRAW, lead, reason="Begun twice by mistake")
    assert "social_care_after_999" in running(case)
    step(call, r.WITHDRAW, lead, reason="Written on the wrong case")
    assert "social_care_after_999" in running(case), "the call was made"


def test_a_999_call_that_was_never_made_asks_for_no_call_to_social_care(case: Case, lead: User) -> None:
    step(case, c.RAISE_IMMEDIATE_RISK, lead, happening="He is at the gate")
    step(case.referrals.get(route="police_999"), r.WITHDRAW, lead, reason="It was the caretaker")
    assert "social_care_after_999" not in running(case)
