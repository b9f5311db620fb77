"""Whoever may open a case finds a way to it in the menu; nobody else is offered a desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from people.models import User
from referrals.models import Case, Grant, ShutOut
from tests.factories import a_case, a_school, a_user
from workflows.roles import CHAIR, GOVERNOR, LEAD, PASTORAL, STAFF

pytestmark = pytest.mark.django_db
DESK = 'href="/desk/"'


def menu_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get("/people/me/").content.decode()


def let_in(case: Case, user: User, **fields: Any) -> None:
    lead = a_user(case.school, LEAD)
    Grant.objects.create(case=case, user=user, role=PASTORAL, given_by=lead, reason="Mentor", **fields)


@pytest.fixture
def case() -> Case:
    return a_case(a_school())


def test_somebody_let_into_a_case_by_name_is_shown_the_way(case: Case) -> None:
    mentor = a_user(case.school, STAFF, PASTORAL)
    assert DESK not in menu_of(mentor)
    let_in(case, mentor)
    assert menu_of(mentor).count(DESK) == 1


def test_the_way_is_gone_when_access_is_over_or_the_case_is_about_them(case: Case) -> None:
    over, named = a_user(case.school, STAFF), a_user(case.school, STAFF)
    let_in(case, over, until=timezone.now() - timedelta(minutes=1))
    let_in(case, named)
    ShutOut.objects.create(case=case, user=named)
    assert DESK not in menu_of(over)
    assert DESK not in menu_of(named)


def test_the_chair_has_a_desk_and_a_governor_has_none(case: Case) -> None:
    assert menu_of(a_user(case.school, CHAIR)).count(DESK) == 1
    assert DESK not in menu_of(a_user(case.school, GOVERNOR))
