"""A letter is added to a case; a picture by another name is refused; a file that should not be here is locked away."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from evidence.models import AttachmentFile
from referrals.models import Case
from tests.evidence.receiving.pdfs import a_pdf
from tests.evidence.receiving.pictures import drawn
from tests.factories import a_case
from tests.journeys.conftest import Sits
from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOLD = "A letter of the club, from Ava's mother."


@pytest.fixture
def case(town: SimpleNamespace) -> Case:
    return a_case(town.school, town.ava, town.teacher)


def test_a_letter_comes_in_a_picture_does_not_and_a_lock_holds(
    town: SimpleNamespace, case: Case, sits_down: Sits, tmp_path: Path
) -> None:
    lead, deputy, head = sits_down(town.lead), sits_down(town.deputy), sits_down(town.head)
    switches_on(head)
    lead.opens(f"/cases/{case.pk}/", then="Ava Bell")
    lead.follows("Add an attachment", then="Add an attachment")
    offers(lead, tmp_path / "letter.pdf", drawn("JPEG"))
    lead.sees("The file was not kept", "It is a picture", "Describe the evidence")
    lead.has_typed("What is it, and where did it come from?", TOLD)
    assert not AttachmentFile.objects.exists()
    offers(lead, tmp_path / "letter.pdf", a_pdf())
    lead.lands_on("Attachment 1")
    takes(lead, case)
    deputy.opens(lead.page.url.removeprefix(lead.home), then="Attachment 1")
    deputy.presses("put it under lock", then="Attachment 1")
    deputy.sees("This file is under lock", "The police first:")
    expect(deputy.button("Download")).to_have_count(0)
    writes_advice(head, deputy.page.url.removeprefix(deputy.home))
    lead.button("Download").click()  # on the page from before the lock
    expect(lead.page.locator("main")).to_contain_text("This file is under lock")


def switches_on(head: Person) -> None:
    head.opens("/people/me/", then="My account")
    head.follows("Whether the school takes attachments", then="Attachments are off")
    head.presses("Switch them on", then="Attachments are off")
    head.sees("Write why")
    head.writes("Why?", "Letters come as PDF.")
    head.presses("Switch them on", then="Attachments are on")


def offers(lead: Person, path: Path, content: bytes) -> None:
    """Chooses a file with this content under the name of a PDF, and sends it."""
    path.write_bytes(content)
    lead.main.get_by_label("File", exact=True).set_input_files(path)
    lead.writes("What is it, and where did it come from?", TOLD)
    lead.main.get_by_label("As far as I know").check()
    with lead.page.expect_navigation():
        lead.button("Add the attachment").click()
    lead.looks()


def takes(lead: Person, case: Case) -> None:
    with lead.page.expect_download() as taken:
        lead.button("Download").click()
    assert taken.value.suggested_filename == f"{case.reference}-attachment-1.pdf"


def writes_advice(head: Person, address: str) -> None:
    head.opens(address, then="Attachment 1")
    head.follows("Write down what they advised", then="What the police advised")
    head.presses("Write it down", then="What the police advised")
    head.sees("Write who said it")
    head.writes("When did they say it?", "2026-06-08T10:00")
    head.writes("Who said it?", "PC Example")
    head.writes("Their reference", "not given")
    head.writes("What did they advise?", "Keep it as it is. Somebody will come.")
    head.presses("Write it down", then="Attachment 1")
    head.sees("Somebody will come.")
