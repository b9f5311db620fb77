"""A button pressed without a connection takes nobody's words: they stay on the page, and nowhere else."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from referrals.models import Case, Note
from tests.factories import a_case
from tests.teachers import World, a_world

WORDS = "Her aunt rang: she has not come home from school."
KEPT = "JSON.stringify([localStorage, sessionStorage])"


@pytest.fixture
def world(transactional_db: None) -> World:
    return a_world()


@pytest.fixture
def case(world: World) -> Case:
    return a_case(world.school, world.ava, world.teacher)


@pytest.fixture
def noting(page: Page, enter, live_server, world: World, case: Case) -> Page:
    """A lead who has written a note and not sent it."""
    enter(world.lead)
    page.goto(f"{live_server.url}/cases/{case.pk}/notes/note/")
    page.locator("main textarea").first.fill(WORDS)
    return page


def sends(page: Page) -> None:
    page.locator("main form button.govuk-button").click()


def is_told(page: Page) -> None:
    said = page.locator("main .hr-unsent")
    expect(said).to_contain_text("Not sent: there is no connection")
    expect(said.get_by_role("link", name="999")).to_be_in_viewport()
    assert page.locator("main textarea").first.input_value() == WORDS


def test_without_a_network_the_words_stay_and_go_when_it_is_back(
    noting: Page, context: BrowserContext, accessible
) -> None:
    context.set_offline(True)
    sends(noting)
    is_told(noting)
    accessible(noting)
    assert "aunt" not in noting.evaluate(KEPT)
    context.set_offline(False)
    expect(noting.locator("main .hr-unsent")).to_contain_text("You are connected again")
    noting.wait_for_timeout(1000)  # a second press within a second counts as one
    with noting.expect_navigation():
        sends(noting)
    assert Note.objects.get().text == WORDS


def test_a_connection_that_only_seems_to_be_there_is_found_out(noting: Page) -> None:
    noting.route("**/service-worker.js", lambda route: route.abort())
    sends(noting)
    is_told(noting)
    assert not Note.objects.exists()


def test_pressed_twice_it_is_sent_once(noting: Page) -> None:
    with noting.expect_navigation():
        noting.evaluate(
            "() => { const b = document.querySelector('main form button.govuk-button'); b.click(); b.click() }"
        )
    assert Note.objects.count() == 1


def test_a_form_without_words_is_not_held_up(
    page: Page, enter, live_server, world: World, case: Case
) -> None:
    enter(world.lead)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    page.goto(f"{live_server.url}/cases/{case.pk}/notes/note/")
    with page.expect_navigation():
        sends(page)
    assert not [one for one in asked if one.startswith("HEAD")]
