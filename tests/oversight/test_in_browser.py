"""The auditor's day in a real browser: list, trail, filter, verify, export; each page accessible."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from oversight.models import Glass
from people.models import User
from referrals.models import Case
from tests.factories import a_user
from tests.oversight.ending import Ending
from trail import checkpoints
from workflows.roles import DPO, GOVERNOR

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
Enter = Callable[[Any], None]
Accessible = Callable[[Page], None]


def test_an_auditor_follows_a_case_and_verifies_it(
    page: Page,
    live_server: Any,
    enter: Enter,
    accessible: Accessible,
    auditor: User,
    case: Case,
    tmp_path: Path,
) -> None:
    enter(auditor)
    page.goto(f"{live_server.url}/oversight/")
    accessible(page)
    page.get_by_role("link", name=case.reference).click()
    expect(page.get_by_text("began triage")).to_be_visible()
    accessible(page)
    page.get_by_label("Readings").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("began triage")).not_to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export this trail").click()
    download.value.save_as(tmp_path / "trail.jsonl")
    assert (tmp_path / "trail.jsonl").read_text().startswith('{"exported"')
    page.get_by_role("button", name="Verify this trail").click()
    expect(page.get_by_role("heading", name="No finding")).to_be_visible()
    accessible(page)


@pytest.mark.parametrize(
    "way", ["Findings", "Measures", "Samples and reports", "Checkpoints", "Yearly figures"]
)
def test_every_way_of_an_auditor_is_accessible(
    page: Page, live_server: Any, enter: Enter, accessible: Accessible, auditor: User, case: Case, way: str
) -> None:
    checkpoints.write()
    enter(auditor)
    page.goto(f"{live_server.url}/oversight/")
    page.get_by_role("link", name=way).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_auditor_draws_a_sample_checks_it_and_looks_up_a_name(
    page: Page, live_server: Any, enter: Enter, accessible: Accessible, auditor: User, case: Case
) -> None:
    enter(auditor)
    page.goto(f"{live_server.url}/oversight/samples/")
    page.get_by_label("A number of your own").fill("4417")
    page.get_by_role("button", name="Draw").click()
    page.get_by_role("link", name=case.reference, exact=True).wait_for()
    accessible(page)
    page.get_by_role("link", name=case.reference, exact=True).click()
    page.get_by_role("group", name="Does the trail verify?").get_by_label("Yes").check()
    accessible(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name=f"Trail of {case.reference}").click()
    page.get_by_role("link", name="Look up one name").click()
    accessible(page)
    page.get_by_label("The child").check()
    page.get_by_label("Why do you need it?").fill("A parent says that the wrong child is named.")
    page.get_by_role("button", name="Show me this name").click()
    expect(page.get_by_text(case.child_name)).to_be_visible()
    accessible(page)


def test_a_name_goes_from_the_open_screen_when_its_time_is_over(
    page: Page, live_server: Any, enter: Enter, auditor: User, case: Case
) -> None:
    now = timezone.now()
    Glass.objects.create(
        case=case, by=auditor, whose="child", label="The child", reason="x", until=now + timedelta(seconds=6)
    )
    enter(auditor)
    page.goto(f"{live_server.url}/oversight/cases/{case.pk}/name/")
    expect(page.get_by_text(case.child_name)).to_be_visible()
    page.route("**/*", lambda route: route.abort())  # also where the school's network is away
    expect(page.get_by_text("The time is over")).to_be_visible(timeout=15_000)
    expect(page.get_by_text(case.child_name)).to_have_count(0)


@pytest.mark.parametrize("way", ["person", "breach"])
def test_the_pages_of_a_data_protection_officer_are_accessible(
    page: Page, live_server: Any, enter: Enter, accessible: Accessible, case: Case, way: str
) -> None:
    enter(a_user(case.school, DPO))
    page.goto(f"{live_server.url}/oversight/{way}/")
    accessible(page)


def test_a_governor_sees_counts(
    page: Page, live_server: Any, enter: Enter, accessible: Accessible, case: Case
) -> None:
    enter(a_user(case.school, GOVERNOR))
    page.goto(f"{live_server.url}/oversight/")
    expect(page.get_by_role("heading", name="Counts of")).to_be_visible()
    accessible(page)


def test_two_people_erase_a_case(page: Page, live_server: Any, enter: Enter, accessible: Accessible) -> None:
    ending = Ending()
    enter(ending.lead)
    page.goto(f"{live_server.url}/desk/")
    page.get_by_role("link", name="Keep or erase").click()
    accessible(page)
    page.get_by_role("link", name=ending.case.reference).click()
    accessible(page)
    where = page.url
    page.get_by_role("link", name="Propose to erase it").click()
    page.get_by_label("Why?").fill("Twenty-five years are over.")
    accessible(page)
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_text("Proposed by Dana Lead")).to_be_visible()
    enter(ending.head)
    page.goto(where)
    page.get_by_role("link", name="Confirm that it is erased").click()
    accessible(page)
    page.get_by_label("I confirm").check()
    page.get_by_role("button", name="Erase the case").click()
    expect(page.get_by_text("by order of Dana Lead and Hale Head")).to_be_visible()
    accessible(page)
