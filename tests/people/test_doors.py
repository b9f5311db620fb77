"""The middleware: signed out, without a role, without a second factor, at another school."""

from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from people.middleware import is_open
from people.models import Membership, School, User
from workflows import roles

SignIn = Callable[[str], Client]


@pytest.mark.parametrize(
    "path", ["/danger", "/danger/", "/accounts/login/", "/static/x.css", "/healthz", "/away", "/verify"]
)
def test_help_and_sign_in_are_open(path: str) -> None:
    assert is_open(path)


@pytest.mark.parametrize(
    "path", ["/", "/people/me/", "/dangerous", "/desk/", "/healthzz", "/accountsx", "/health/"]
)
def test_everything_else_asks_for_sign_in(path: str) -> None:
    assert not is_open(path)


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in_and_no_typed_name_goes_along(client: Client) -> None:
    answer = client.get("/people/pupils/search?q=Ava")
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=/people/pupils/search"


@pytest.mark.django_db
def test_a_fragment_of_a_stranger_loads_the_sign_in_page_whole(client: Client) -> None:
    answer = client.get("/people/pupils/search", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer["HX-Redirect"].startswith("/accounts/login/")


def test_somebody_without_a_role_gets_no_further(client: Client, school: School) -> None:
    client.force_login(User.objects.create_user("old@riverbank.example", name="Old Hand"))
    answer = client.get("/people/me/")
    assert answer.status_code == 403
    assert "no role" in answer.content.decode()
    assert client.get("/danger").status_code == 200


@pytest.mark.parametrize("role", sorted(roles.ALL))
def test_who_may_see_cases_must_have_a_second_factor(role: str, signed_in: SignIn, settings: object) -> None:
    settings.HANDRAIL_DEMO = False  # type: ignore[attr-defined]
    answer = signed_in(role).get("/people/me/")
    if role in roles.SEES_CASES:
        assert answer.status_code == 302
        assert answer["Location"] == "/accounts/2fa/totp/activate/"
    else:
        assert answer.status_code == 200


def test_with_a_second_factor_the_lead_goes_on(
    signed_in: SignIn, people: dict[str, User], settings: object
) -> None:
    settings.HANDRAIL_DEMO = False  # type: ignore[attr-defined]
    TOTP.activate(people[roles.LEAD], generate_totp_secret())
    assert signed_in(roles.LEAD).get("/people/me/").status_code == 200


def test_a_case_role_at_a_second_school_asks_for_the_factor_everywhere(
    signed_in: SignIn, people: dict[str, User], other_school: School, settings: object
) -> None:
    settings.HANDRAIL_DEMO = False  # type: ignore[attr-defined]
    Membership.objects.create(user=people[roles.STAFF], school=other_school, role=roles.LEAD)
    assert signed_in(roles.STAFF).get("/people/me/").status_code == 302


def test_pages_of_a_signed_in_person_stay_in_no_cache(signed_in: SignIn) -> None:
    assert "no-store" in signed_in(roles.STAFF).get("/people/me/")["Cache-Control"]


def test_a_person_of_two_schools_chooses_where_to_work(
    signed_in: SignIn, people: dict[str, User], school: School, other_school: School
) -> None:
    Membership.objects.create(user=people[roles.STAFF], school=other_school, role=roles.IT)
    client = signed_in(roles.STAFF)
    assert client.get("/people/me/").wsgi_request.school == other_school  # "Northfield" comes first
    client.post("/people/school/", {"school": str(school.pk)})
    request = client.get("/people/me/").wsgi_request
    assert (request.school, request.roles) == (school, {roles.STAFF})


def test_nobody_chooses_a_school_they_do_not_belong_to(signed_in: SignIn, other_school: School) -> None:
    assert signed_in(roles.HEAD).post("/people/school/", {"school": str(other_school.pk)}).status_code == 403
