"""An auditor is independent: nobody audits the school at which they work on cases."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from people.models import Membership, School, User
from people.services.members import add_member, grant_role
from tests.people.conftest import codes
from workflows import roles
from workflows.steps import Refused

CASE_ROLES = sorted(roles.SEES_CASES - {roles.AUDITOR})


def in_a_month() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=30)


@pytest.mark.parametrize("role", CASE_ROLES)
def test_who_works_on_cases_becomes_no_auditor(role: str, people: dict[str, User], school: School) -> None:
    with pytest.raises(Refused) as refusal:
        grant_role(user=people[role], school=school, role=roles.AUDITOR, actor=None, until=in_a_month())
    assert roles.label(role) in refusal.value.facts["role"] and codes(school) == []
    with pytest.raises(Refused):
        add_member(
            school=school,
            email=people[role].email,
            name="x",
            role=roles.AUDITOR,
            actor=None,
            until=in_a_month(),
        )


@pytest.mark.parametrize("role", CASE_ROLES)
def test_an_auditor_is_given_no_role_on_cases(role: str, people: dict[str, User], school: School) -> None:
    with pytest.raises(Refused) as refusal:
        grant_role(user=people[roles.AUDITOR], school=school, role=role, actor=None)
    assert "nobody audits" in refusal.value.facts["role"]
    assert Membership.objects.filter(user=people[roles.AUDITOR]).count() == 1


def test_a_governor_may_audit_and_a_lead_may_audit_another_school(
    people: dict[str, User], school: School, other_school: School
) -> None:
    for user, at in ((people[roles.GOVERNOR], school), (people[roles.LEAD], other_school)):
        grant_role(user=user, school=at, role=roles.AUDITOR, actor=None, until=in_a_month())
        assert roles.AUDITOR in user.roles_at(at)


def test_when_the_role_has_ended_the_person_may_audit(people: dict[str, User], school: School) -> None:
    Membership.objects.filter(user=people[roles.DEPUTY]).update(until=timezone.now())
    grant_role(user=people[roles.DEPUTY], school=school, role=roles.AUDITOR, actor=None, until=in_a_month())
    assert people[roles.DEPUTY].roles_at(school) == {roles.AUDITOR}


def test_the_page_says_why(signed_in: Callable[[str], Client], people: dict[str, User]) -> None:
    last = (timezone.localdate() + datetime.timedelta(days=9)).isoformat()
    address = f"/people/users/{people[roles.LEAD].pk}/roles/add/"
    answer = signed_in(roles.HEAD).post(address, {"role": "auditor", "until": last})
    assert answer.status_code == 422 and "nobody audits cases that they work on" in answer.content.decode()
