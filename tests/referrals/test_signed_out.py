"""What a teacher sends after their sign-in has ended is given back to them, and to nobody else."""

import pytest
from django.test import Client

from people.holding import HELD
from people.models import Session
from tests.teachers import World, a_world, address

pytestmark = pytest.mark.django_db
HERE = {"origin": "http://testserver"}
SAID = "Asked to move to a private chat."


@pytest.fixture
def world() -> World:
    return a_world()


def send_signed_out(world: World, **headers: str) -> str:
    """The page to which the teacher sent their words although signed out."""
    page = address(world.draft(saw=""), "what")
    world.client.get("/people/me/")
    world.client.post("/accounts/logout/")
    answer = world.client.post(f"{page}?back=check", {"saw": SAID}, headers=headers or HERE)
    assert answer["Location"] == f"/accounts/login/?next={page}"
    return page


def test_after_sign_in_it_is_sent_as_it_was_typed(world: World) -> None:
    page = send_signed_out(world)
    assert "What you wrote is kept here" in world.client.get("/accounts/login/").content.decode()
    world.client.force_login(world.teacher)
    asked = world.client.get(page).content.decode()
    assert "What you wrote is still here" in asked and f'action="{page}?back=check"' in asked
    assert world.client.post(f"{page}?back=check", {HELD: "send"})["Location"].endswith("/check/")
    assert world.teacher.concerns.get().saw == SAID
    assert "What you wrote is still here" not in world.client.get(page).content.decode()


def test_a_page_from_before_a_sign_in_in_another_tab_is_given_back_too(world: World) -> None:
    page = address(world.draft(saw=""), "what")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.teacher)
    browser.get(page)
    answer = browser.post(page, {"saw": SAID, "csrfmiddlewaretoken": "of an old sign-in"}, headers=HERE)
    assert answer["Location"] == page
    assert "What you wrote is still here" in browser.get(page).content.decode()
    token = browser.cookies["csrftoken"].value
    browser.post(page, {HELD: "send", "csrfmiddlewaretoken": token}, headers=HERE)
    assert world.teacher.concerns.get().saw == SAID


def test_without_a_token_another_site_still_gets_nowhere(world: World) -> None:
    page = address(world.draft(saw=""), "what")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.teacher)
    browser.get(page)
    answer = browser.post(page, {"saw": SAID}, headers={"origin": "http://elsewhere.example"})
    assert answer.status_code == 403 and HELD not in browser.session


def test_it_can_be_thrown_away(world: World) -> None:
    page = send_signed_out(world)
    world.client.force_login(world.teacher)
    assert world.client.post(page, {HELD: "drop"})["Location"] == page
    assert world.teacher.concerns.get().saw == ""
    assert "What you wrote is still here" not in world.client.get(page).content.decode()


def test_newer_words_win(world: World) -> None:
    page = send_signed_out(world)
    world.client.force_login(world.teacher)
    world.client.post(page, {"saw": "Newer words."})
    assert world.teacher.concerns.get().saw == "Newer words."
    assert HELD not in world.client.session


def test_somebody_else_at_the_same_browser_never_gets_it(world: World) -> None:
    page = send_signed_out(world)
    world.client.force_login(world.lead)
    assert world.client.get(page).status_code == 404
    world.client.force_login(world.teacher)
    assert "What you wrote is still here" not in world.client.get(page).content.decode()


def test_what_another_site_sends_is_not_kept(world: World) -> None:
    send_signed_out(world, origin="http://elsewhere.example")
    assert HELD not in world.client.session


def test_a_browser_at_which_nobody_signed_in_keeps_nothing(world: World) -> None:
    Session.objects.all().delete()
    Client().post("/concerns/new/", {"safe_now": "yes"}, headers=HERE)
    assert not Session.objects.exists()


def test_the_words_are_sealed_in_the_session(world: World) -> None:
    send_signed_out(world)
    assert SAID not in str(dict(world.client.session))
