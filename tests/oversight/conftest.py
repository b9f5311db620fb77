"""A school with an auditor, and a case that took some steps."""

import pytest
from django.test import Client

from people.models import School, User
from referrals.models import Case
from tests.factories import a_school, a_user, case_in, deciders, make, refer
from workflows import case as c
from workflows.roles import AUDITOR


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def lead(school: School) -> User:
    return deciders(school)[0]


@pytest.fixture
def case(school: School, lead: User) -> Case:
    deputy = a_user(school, "deputy", name="Remi Deputy")
    found = case_in(c.TRIAGE, school, lead, deputy)
    make(refer(found, lead), lead)
    return Case.objects.get(pk=found.pk)


@pytest.fixture
def auditor(school: School) -> User:
    return a_user(school, AUDITOR, name="Quinn Auditor")


@pytest.fixture
def as_auditor(auditor: User) -> Client:
    client = Client()
    client.force_login(auditor)
    return client
