"""Leaving quickly (hard rule 27): a page that tells a passer-by nothing, and nobody stays signed in behind it."""

import pytest
from django.contrib.auth import get_user_model


def test_the_page_tells_nothing(client):
    page = client.get("/away").content.decode()
    for word in ("Handrail", "school", "concern", "safeguarding", "999"):
        assert word.lower() not in page.lower()


@pytest.mark.django_db
def test_leaving_signs_out(client):
    user = get_user_model().objects.create(email="teacher@riverbank.example", name="Asha Patel")
    client.force_login(user)
    answer = client.post("/away")
    assert (answer.status_code, answer["Location"]) == (302, "/away")
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_looking_at_the_page_signs_nobody_out(client):
    user = get_user_model().objects.create(email="teacher@riverbank.example", name="Asha Patel")
    client.force_login(user)
    client.get("/away")
    assert "_auth_user_id" in client.session
