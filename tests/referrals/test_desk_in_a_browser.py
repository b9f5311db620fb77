"""The desk and a case in a real Chromium: from the desk to a draft, on each size, with and without scripts."""

import io
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from people.models import User
from referrals.models import Case
from referrals.services.cases import give_access, set_advice_first
from tests.factories import a_case, a_parent, a_pupil, a_school, a_user, deciders, step
from workflows import case as c
from workflows.roles import PASTORAL, STAFF

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
SIZES = [{"width": 390, "height": 844}, {"width": 1280, "height": 900}]
SAID = {
    "child_words": "He knows which bus I take.",
    "saw": "She hid her phone.",
    "platform": "A building game",
}


@pytest.fixture
def lead(live_server: Any) -> User:
    return deciders(a_school())[0]


@pytest.fixture
def case(lead: User) -> Case:
    school = lead.memberships.first().school
    pupil = a_pupil(school)
    a_parent(pupil)
    case = step(a_case(school, pupil, **SAID), c.BEGIN_TRIAGE, lead)
    set_advice_first(case, actor=lead, flag=True, reason="Social care asked.")
    give_access(case, user=a_user(school, STAFF), role=PASTORAL, actor=lead, reason="Tutor.")
    return Case.objects.get(pk=case.pk)


def fits(page: Page) -> bool:
    """Whether nothing is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk"])
def test_a_lead_goes_from_the_desk_to_a_draft(
    page: Page, live_server: Any, enter: Callable[[User], None], accessible: Callable[[Page], None], lead: User,
    case: Case, size: Any,
) -> None:  # fmt: skip
    page.set_viewport_size(size)
    enter(lead)
    page.goto(f"{live_server.url}/desk/")
    seen = [page.get_by_role("heading", level=1).inner_text()]
    accessible(page)
    assert fits(page)
    page.get_by_role("link", name="Ava Bell").click()
    page.get_by_role("heading", name="In the reporter’s words").wait_for()
    accessible(page)
    assert fits(page)
    page.get_by_role("button", name="Make a referral").click()
    page.get_by_label("Your reason").wait_for()
    seen.append(page.get_by_role("heading", level=1).inner_text())
    accessible(page)
    page.get_by_role("button", name="Make a referral").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    accessible(page)
    page.get_by_label("CEOP Safety Centre").check()
    page.get_by_label("Your reason").fill("Grooming with a sexual element cannot be ruled out.")
    page.get_by_role("button", name="Make a referral").click()
    page.wait_for_url("**/referrals/**")
    assert seen == ["Desk", "Make a referral"]
    assert Case.objects.get(pk=case.pk).state == c.CEOP_REFERRAL


@pytest.mark.parametrize(
    "path", ["access", "advice", "notes/parents", "notes/agency", "print", "steps/monitor"]
)
def test_the_pages_of_a_case_are_accessible(
    page: Page, live_server: Any, enter: Callable[[User], None], accessible: Callable[[Page], None], lead: User,
    case: Case, path: str,
) -> None:  # fmt: skip
    enter(lead)
    for size in SIZES:
        page.set_viewport_size(size)
        page.goto(f"{live_server.url}/cases/{case.pk}/{path}/")
        accessible(page)
        assert fits(page)


def test_the_child_is_found_as_one_types(
    page: Page, live_server: Any, enter: Callable[[User], None], accessible: Callable[[Page], None], lead: User,
    case: Case,
) -> None:  # fmt: skip
    zed = a_pupil(case.school, "Zed", "Amari", form="9B")
    enter(lead)
    page.goto(f"{live_server.url}/cases/{case.pk}/steps/correct_child/")
    page.get_by_label("Find the child").press_sequentially("zed am")
    page.get_by_label("Zed Amari").check()
    accessible(page)
    page.get_by_label("Your reason").fill("The tutor knew him.")
    page.get_by_role("button", name="Correct the child").click()
    page.get_by_role("heading", name="Zed Amari").wait_for()
    assert Case.objects.get(pk=case.pk).pupil == zed


def test_the_whole_file_is_there_without_scripts(
    browser: Browser, live_server: Any, enter: Callable[[User], None], context: Any, lead: User, case: Case
) -> None:
    enter(lead)
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(f"{live_server.url}/cases/{case.pk}/")
    for part in (
        "Chronology",
        "Decisions and their reasons",
        "Notes",
        "What the parents or carers were told",
    ):
        assert page.get_by_role("heading", name=part, exact=True).is_visible(), part
    assert page.get_by_role("link", name="Evidence summaries of this case").is_visible()
    plain.close()


def test_on_paper_stands_the_case_and_nothing_to_press(
    page: Page, live_server: Any, enter: Callable[[User], None], lead: User, case: Case
) -> None:
    enter(lead)
    page.goto(f"{live_server.url}/cases/{case.pk}/print/")
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    words = " ".join(sheet.extract_text() for sheet in paper.pages)
    assert "He knows which bus I take." in words
    assert "Do not tell the parents before advice" in words
    assert "Log a concern" not in words
    assert "Sign out" not in words
