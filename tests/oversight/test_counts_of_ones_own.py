"""Hard rule 11: whoever a case may be about does not learn of it from a count."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import User
from tests.factories import a_colleague, a_school, a_user, cases_of, deciders
from workflows.roles import STAFF

pytestmark = pytest.mark.django_db


def counts_for(user: User, page: str = "counts") -> str:
    client = Client()
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=True):
        client.force_login(user)
        return client.get(reverse(f"oversight:{page}")).content.decode().split("<main", 1)[1]


def test_rule_11_no_count_moves_for_the_person_a_case_is_about() -> None:
    school = a_school()
    lead, _, head = deciders(school)
    adult = a_colleague(school, lead, first="Dana", surname="Lead")
    for page in ("counts", "yearly"):
        assert "5 to 9" not in counts_for(head, page)
    before = {page: counts_for(lead, page) for page in ("counts", "yearly")}
    for child in ("A boy", "A girl", "A boy in Year 7", "A girl in Year 8", "A child in a coat"):
        cases_of(school, a_user(school, STAFF), child, about_adult="yes", adult=adult)
    for page in ("counts", "yearly"):
        assert counts_for(lead, page) == before[page]
        assert "5 to 9" in counts_for(head, page)
