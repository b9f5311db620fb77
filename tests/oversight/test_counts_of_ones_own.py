"""Hard rule 11: whoever a case may be about does not learn of it from a count."""

import pytest
from django.test import Client
from django.urls import reverse

from people.models import User
from tests.factories import a_colleague, a_school, a_user, cases_of, deciders
from workflows.roles import STAFF

pytestmark = pytest.mark.django_db


def counts_for(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("oversight:counts")).content.decode()


def test_rule_11_no_count_moves_for_the_person_a_case_is_about() -> None:
    school = a_school()
    lead, _, head = deciders(school)
    before = {user.pk: counts_for(user).split("<main", 1)[1] for user in (lead, head)}
    adult = a_colleague(school, lead, first="Dana", surname="Lead")
    cases_of(school, a_user(school, STAFF), "A boy", about_adult="yes", adult=adult)
    assert counts_for(lead).split("<main", 1)[1] == before[lead.pk]
    assert counts_for(head).split("<main", 1)[1] != before[head.pk]
    assert "fewer than 5" in counts_for(head).split("About an adult who works or volunteers here", 1)[1]
