import pytest


@pytest.mark.sqlite
@pytest.mark.django_db
def test_it_answers_ok_to_anybody(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_it_changes_nothing(client):
    assert client.post("/healthz").status_code == 405
