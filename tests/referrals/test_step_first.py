"""Two people, one step: the second hears that someone was first, sees what changed, and loses no word."""

from functools import partial
from typing import Any

import pytest
from django.test import Client

from people.models import School, User
from referrals.models import Case, Decision
from referrals.services.steps import take_step
from tests.factories import WHY, a_case, a_school, case_in, deciders, step
from tests.referrals.every_step import entries, stands_right
from tests.together import together
from workflows import case as c
from workflows.steps import Refused, SomeoneWasFirst, Step

REFERRING = {**WHY, "route": "ceop", "consent": "unknown", "aware": "unknown"}


@pytest.fixture
def school() -> School:
    return a_school()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.django_db
def test_it_refuses_the_second_press_of_the_button(school: School) -> None:
    lead, *_ = deciders(school)
    case = a_case(school)
    take_step(case, c.BEGIN_TRIAGE, actor=lead, seen=case.step_seq)
    with pytest.raises(SomeoneWasFirst):
        take_step(case, c.BEGIN_TRIAGE, actor=lead, seen=case.step_seq)
    assert entries(case, "case.begin_triage") == 1


@pytest.mark.django_db
def test_the_same_press_of_somebody_else_comes_back_as_a_conflict(school: School) -> None:
    lead, deputy, _ = deciders(school)
    case = a_case(school)
    address, given = f"/cases/{case.pk}/steps/begin_triage/", {"seen": case.step_seq}
    assert signed_in(lead).post(address, given).status_code == 302
    assert signed_in(deputy).post(address, given).status_code == 409
    assert Decision.objects.filter(case=case, step="begin_triage").count() == 1


@pytest.mark.django_db
def test_the_second_person_sees_what_changed_and_keeps_every_word(school: School) -> None:
    lead, deputy, _ = deciders(school)
    case = case_in(c.TRIAGE, school, lead, deputy)
    step(case, c.REFER, lead, **{**REFERRING, "route": "social_care"})
    page = signed_in(deputy).post(
        f"/cases/{case.pk}/steps/refer/",
        {"seen": case.step_seq, **REFERRING, "reason": "My own long reason."},
    )
    words = page.content.decode()
    assert page.status_code == 409
    assert "Someone was first" in words
    assert "Dana Lead decided to refer to Children" in words
    assert "My own long reason." in words
    assert Case.objects.get(pk=case.pk).referrals.count() == 1


@pytest.mark.django_db
def test_having_read_what_changed_the_second_person_may_go_on(school: School) -> None:
    lead, deputy, _ = deciders(school)
    case, client = case_in(c.TRIAGE, school, lead, deputy), signed_in(deputy)
    step(case, c.REFER, lead, **{**REFERRING, "route": "social_care"})
    address = f"/cases/{case.pk}/steps/refer/"
    seen = client.post(address, {"seen": case.step_seq, **REFERRING}).context["form"]["seen"].value()
    assert client.post(address, {"seen": seen, **REFERRING}).status_code == 302
    assert Case.objects.get(pk=case.pk).referrals.count() == 2


@pytest.mark.django_db
def test_where_the_step_is_gone_the_typed_words_can_still_be_copied(school: School) -> None:
    lead, deputy, _ = deciders(school)
    case = case_in(c.MONITORING, school, lead, deputy)
    step(case, c.RETURN_TO_TRIAGE, deputy, **WHY)
    page = signed_in(lead).post(
        f"/cases/{case.pk}/steps/return_to_triage/", {"seen": case.step_seq, "reason": "Mine to keep."}
    )
    words = page.content.decode()
    assert page.status_code == 409
    assert "Mine to keep." in words
    assert "This step is no longer open" in words


def race(case: Case, rule: Step, users: list[User], facts: dict[str, Any]) -> list[str]:
    """What came of everybody taking the same step at the same moment."""

    def take(user: User) -> str:
        try:
            take_step(Case.objects.get(pk=case.pk), rule, actor=user, seen=case.step_seq, **facts)
        except Refused as refusal:
            return type(refusal).__name__
        return "done"

    return together(*[partial(take, user) for user in users])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("rule", "facts"), [(c.BEGIN_TRIAGE, {}), (c.REFER, REFERRING)], ids=["triage", "refer"]
)
def test_of_three_at_the_same_moment_one_takes_the_step(
    school: School, rule: Step, facts: dict[str, Any]
) -> None:
    users, case = list(deciders(school)), a_case(school)
    came = race(case, rule, users, facts)
    assert sorted(came) == ["SomeoneWasFirst", "SomeoneWasFirst", "done"]
    assert entries(case, rule.event) == 1
    assert stands_right(case)


@pytest.mark.django_db
def test_rule_01_danger_now_is_never_too_late(school: School) -> None:
    lead, deputy, _ = deciders(school)
    case = a_case(school)
    step(case, c.BEGIN_TRIAGE, lead)
    given = {"seen": case.step_seq, "happening": "She is on her way to meet somebody."}
    assert signed_in(deputy).post(f"/cases/{case.pk}/steps/raise_immediate_risk/", given).status_code == 302
    assert Case.objects.get(pk=case.pk).state == c.IMMEDIATE_RISK
