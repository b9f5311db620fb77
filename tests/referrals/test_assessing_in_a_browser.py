"""Assessing on a telephone and without a network: what is suggested is in view, and what no longer fits says so."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from people.models import Session
from referrals.models import Case
from tests.factories import a_case, step
from tests.teachers import World, a_world
from workflows import case as c

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
DANGER = "Is the child, or another child, in danger now?"
IN_VIEW = (
    "(it) => { const { top, bottom } = it.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight }"
)


@pytest.fixture
def world(transactional_db: None) -> World:
    return a_world()


@pytest.fixture
def case(world: World) -> Case:
    return step(a_case(world.school, world.ava, world.teacher), c.BEGIN_TRIAGE, world.lead)


@pytest.fixture
def assessing(page: Page, enter, live_server, world: World, case: Case):
    """assessing(size): the lead's page with this screen."""

    def opens(size: dict[str, int]) -> Page:
        page.set_viewport_size(size)
        enter(world.lead)
        page.goto(f"{live_server.url}/cases/{case.pk}/assessment/")
        return page

    return opens


def says(page: Page, question: str, answer: str) -> None:
    """Answers one of the questions with a choice."""
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def test_on_a_telephone_the_highest_suggestion_stands_in_view_where_it_is_answered(
    assessing, accessible
) -> None:
    page = assessing(PHONE)
    bar = page.locator("#standing")
    expect(bar).to_be_hidden()
    says(page, DANGER, "Yes")
    expect(bar).to_contain_text("Suggested: Police (999), now")
    assert bar.evaluate(IN_VIEW)
    expect(bar.get_by_role("button", name="Try again")).to_be_hidden()
    assert bar.evaluate("(it) => it.offsetHeight < innerHeight / 12")
    accessible(page)
    bar.get_by_role("link", name="Show all").click()
    expect(page.get_by_role("heading", name="What the policy suggests")).to_be_in_viewport()
    expect(bar).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_bar_covers_no_field_that_has_the_focus(assessing) -> None:
    page = assessing(PHONE)
    says(page, DANGER, "Yes")
    bar = page.locator("#standing")
    expect(bar).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        under = (
            "(bar) => document.activeElement.getBoundingClientRect().bottom > bar.getBoundingClientRect().top"
        )
        assert bar.is_hidden() or not bar.evaluate(under)


def test_beside_each_other_on_a_desk_there_is_no_bar(assessing) -> None:
    page = assessing(DESK)
    says(page, DANGER, "Yes")
    expect(page.locator("#suggestion")).to_contain_text("Police (999)")
    expect(page.locator("#standing")).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_without_a_network_the_page_says_at_once_that_the_suggestions_are_old(
    assessing, accessible, context: BrowserContext, size: dict[str, int]
) -> None:
    page = assessing(size)
    says(page, "Is the child being threatened?", "Yes")
    expect(page.locator("#suggestion")).to_contain_text("For the answers as they stand now")
    context.set_offline(True)
    says(page, DANGER, "Yes")
    alarm = page.locator("#standing").get_by_role("alert")
    expect(alarm).to_contain_text("do not fit your answers any more: there is no connection")
    expect(alarm).to_contain_text("ring 999")
    assert alarm.evaluate(IN_VIEW)
    expect(page.locator("#suggestion")).to_be_hidden()
    accessible(page)
    context.set_offline(False)
    expect(page.locator("#suggestion")).to_contain_text("Police (999)")
    expect(page.locator("[data-standing-alarm]")).to_be_empty()


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_server_that_refuses_is_said_and_asked_again_by_a_button(assessing, status: int) -> None:
    page = assessing(PHONE)
    page.route("**/assessment/suggestion/", lambda route: route.fulfill(status=status, body="no"))
    says(page, DANGER, "Yes")
    bar = page.locator("#standing")
    expect(bar).to_contain_text("Handrail could not work them out")
    page.unroute("**/assessment/suggestion/")
    bar.get_by_role("button", name="Try again").click()
    expect(bar).to_contain_text("Suggested: Police (999), now")
    expect(page.get_by_role("group", name=DANGER).get_by_label("Yes", exact=True)).to_be_checked()


def test_whoever_was_signed_out_reads_so_where_they_are(assessing) -> None:
    page = assessing(PHONE)
    Session.objects.all().delete()
    says(page, DANGER, "Yes")
    alarm = page.locator("#standing").get_by_role("alert")
    expect(alarm).to_contain_text("you were signed out")
    assert alarm.evaluate(IN_VIEW)
    assert page.url.endswith("/assessment/")


def test_an_assessment_that_cannot_be_sent_stays_on_the_page(
    assessing, context: BrowserContext, case: Case
) -> None:
    page = assessing(PHONE)
    says(page, DANGER, "Yes")
    expect(page.locator("#standing")).to_be_visible()
    context.set_offline(True)
    page.get_by_role("button", name="Keep this assessment").click()
    expect(page.locator(".hr-unsent")).to_contain_text("Not sent: there is no connection")
    context.set_offline(False)
    page.wait_for_timeout(1000)  # a second press within a second counts as one
    page.get_by_role("button", name="Keep this assessment").click()
    page.get_by_text("The assessment is kept.").wait_for()
    assert case.assessments.get().answers["danger_now"] is True
