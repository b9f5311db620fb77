"""Review, signatures and download in a real Chromium, each page checked by axe."""

import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from evidence.models import Redaction, Summary
from evidence.services import deciding, signing
from evidence.tasks import work_on_summaries
from evidence.views.desk import desk
from people.models import User
from tests.evidence.conftest import drafted, proposed

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
Enter, Accessible = Callable[[User], None], Callable[[Page], None]


def test_the_waiting_page_goes_on_by_itself(
    page: Page, live_server: SimpleNamespace, enter: Enter, accessible: Accessible, town: SimpleNamespace
) -> None:
    summary = drafted(town)
    enter(town.lead)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    accessible(page)
    work_on_summaries()
    expect(page.get_by_role("button", name="Finish the review")).to_be_visible(timeout=15_000)


def test_the_second_person_approves_releases_and_downloads(
    page: Page, live_server: SimpleNamespace, enter: Enter, accessible: Accessible, town: SimpleNamespace
) -> None:
    summary = proposed(town, "parent_sar")
    rows = Redaction.objects.filter(entry__summary=summary)
    deciding.accept(summary, redactions=[r.pk for r in rows if r.question], actor=town.lead)
    signing.finish_review(summary, actor=town.lead)
    enter(town.deputy)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    accessible(page)
    page.get_by_role("button", name="Approve for release").click()
    page.get_by_role("button", name="Release: make the file").click()
    work_on_summaries()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the PDF").click(timeout=20_000)
    assert download.value.suggested_filename == f"{summary.reference}.pdf"
    accessible(page)
    assert Summary.objects.get(pk=summary.pk).state == "released"


@pytest.mark.parametrize("path", ["people/", "new/", "new/parent_sar/", "panel"])
def test_the_other_pages_can_be_read_by_everybody(
    page: Page,
    live_server: SimpleNamespace,
    enter: Enter,
    accessible: Accessible,
    town: SimpleNamespace,
    path: str,
) -> None:
    enter(town.lead)
    page.goto(f"{live_server.url}/evidence/cases/{town.case.pk}/{path}")
    accessible(page)


def test_a_page_that_waits_asks_for_the_finished_desk_once_however_slow_it_is(
    page: Page, live_server: SimpleNamespace, enter: Enter, town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    summary, opened = drafted(town), []

    def slow(*args: Any) -> dict[str, Any]:
        opened.append(1)
        time.sleep(5)
        return desk(*args)

    monkeypatch.setattr("evidence.views.summary.desk", slow)
    enter(town.lead)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    work_on_summaries()
    expect(page.get_by_role("button", name="Finish the review")).to_be_visible(timeout=60_000)
    assert len(opened) == 1
