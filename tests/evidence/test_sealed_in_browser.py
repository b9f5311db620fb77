"""From the lead's passphrase page to a recipient without an account, and on to the check, in a real Chromium."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest
from playwright.sync_api import Page, expect

from people.models import User
from tests.evidence.released import released

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_recipient_fetches_the_file_and_checks_it(
    page: Page, live_server: SimpleNamespace, enter: Callable[[User], None], accessible: Callable[[Page], None],
    town: SimpleNamespace, tmp_path: Path,
) -> None:  # fmt: skip
    summary = released(town)
    enter(town.lead)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    accessible(page)
    page.get_by_role("link", name="A copy locked with a passphrase").click()
    page.get_by_label("They fetch it with a one-time link").check()
    expect(page.get_by_label("How long should the link work?")).to_have_value("7")
    accessible(page)
    page.get_by_role("button", name="Make the locked copy").click()
    passphrase = page.locator("#passphrase").inner_text()
    path = re.search(r"/collect/[\w-]+/", page.locator("#link").inner_text())
    accessible(page)
    page.goto(f"{live_server.url}/evidence/school-key/")
    accessible(page)
    key = page.locator(".hr-secret").inner_text()

    page.context.clear_cookies()
    page.goto(f"{live_server.url}{path[0]}")  # type: ignore[index]
    accessible(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the document").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert pypdf.PdfReader(io.BytesIO(file.read_bytes())).decrypt(passphrase)

    page.goto(f"{live_server.url}{path[0]}")  # type: ignore[index]
    expect(page.get_by_role("heading", level=1)).to_have_text("This link gives no document")
    accessible(page)
    page.get_by_role("link", name="Check whether a document that you have is from here").click()
    accessible(page)
    page.get_by_label("The PDF that you were given").set_input_files(file)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Released by Handrail, and unchanged")
    expect(page.locator("main")).to_contain_text(key)
    accessible(page)
    assert "Ava" not in page.locator("main").inner_text()


def test_after_a_download_the_open_page_says_so(
    page: Page, live_server: SimpleNamespace, enter: Callable[[User], None], accessible: Callable[[Page], None],
    town: SimpleNamespace,
) -> None:  # fmt: skip
    summary = released(town)
    enter(town.deputy)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the PDF").click()
    assert download.value.failure() is None
    expect(page.get_by_role("heading", name="Downloaded")).to_be_focused()
    expect(page.locator("#handing")).to_contain_text("Downloaded by Obi Deputy on")
    accessible(page)
