"""A summary for the mother who asked for her data: drafted, reviewed, approved by another, made, read back."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest
from playwright.sync_api import expect

from referrals.models import Case
from tests.factories import a_case, a_pupil
from tests.fixtures.mail import Postbox
from tests.fixtures.processes import Process
from tests.journeys.conftest import Sits
from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.workers, pytest.mark.django_db(transaction=True)]
WORKING = 30_000  # milliseconds a worker may take before the page shows what it did
OTHERS = ("Wilfred", "Okonkwo", "07700 900456", "silver_otter_77", "private chat", "blue bicycle")


@pytest.fixture
def case(town: SimpleNamespace) -> Case:
    """Ava's case, in which Wilfred told what he saw."""
    a_pupil(town.school, "Wilfred", "Okonkwo", form="8T")
    return a_case(
        town.school, town.ava, town.teacher, contact_names="silver_otter_77",
        saw="Ava Bell showed me a message from silver_otter_77, who asked her to move to a private chat.",
        told="Wilfred Okonkwo had seen it. His father is on 07700 900456. He came on his blue bicycle.",
    )  # fmt: skip


def test_from_the_draft_to_a_file_that_names_nobody_else(
    town: SimpleNamespace, case: Case, sits_down: Sits, start_worker: Callable[..., Process], tmp_path: Path
) -> None:
    start_worker(env=Postbox().env)
    lead, deputy = sits_down(town.lead), sits_down(town.deputy)
    drafts(lead, case)
    decides(lead)
    lead.presses("Finish the review", then="Evidence summary")
    lead.sees("You drafted it, so somebody else has to approve it.")
    approves(deputy, lead.page.url.removeprefix(lead.home))
    text = takes(deputy, tmp_path / "summary.pdf")
    assert "Ava Bell" in text
    assert "[sentence removed]" in text
    assert not [word for word in OTHERS if word in text]


def drafts(lead: Person, case: Case) -> None:
    lead.opens(f"/cases/{case.pk}/", then="Ava Bell")
    lead.follows("Prepare an evidence summary", then="Who is the summary for?")
    lead.picks("Subject access request by a parent")
    lead.presses("Continue", then="Subject access request by a parent")
    lead.writes("Who exactly will receive it?", "Dana Bell")
    lead.main.get_by_label("Who asked?").select_option(index=1)
    for question in (
        "Did you check",
        "Does the person hold",
        "Is the child too young",
        "Has the data protection",
    ):
        lead.answers(question, "Yes")
    for question in ("serious harm", "Is this child abuse data"):
        lead.answers(question, "No")
    lead.answers("Could disclosing this harm an investigation", "Yes")
    lead.presses("Look for names", then="Subject access request by a parent")
    lead.sees("ask the police or social care first")
    lead.answers("Could disclosing this harm an investigation", "No")
    waits(lead, "Look for names", until="Finish the review")


def waits(person: Person, button: str, *, until: str) -> None:
    """Presses, looks at the page that waits, then lets it go on by itself until the worker is done."""
    person.page.route("**/progress/", lambda route: route.abort())
    person.presses(button, then="Evidence summary")
    person.page.unroute("**/progress/")
    expect(person.button(until)).to_be_visible(timeout=WORKING)
    person.page.wait_for_load_state()
    person.looks()


def decides(lead: Person) -> None:
    """The worker has looked for names; the page shows each where it stands."""
    row = lead.main.locator(".hr-proposal", has_text="silver_otter_77").first
    row.get_by_role("button", name="Take out").first.click()
    expect(row.get_by_text("Taken out", exact=True)).to_be_visible()
    text = lead.main.locator(".hr-part", has_text="private chat")
    text.get_by_role("link", name="Take out something else").click()
    text.get_by_label("Words to take out").fill("private chat")
    text.get_by_role("button", name="Take out", exact=True).last.click()
    lead.sees("Taken out by hand: private chat")
    answers_all(lead)
    lead.looks()


def answers_all(lead: Person) -> None:
    """Whatever Handrail is not sure of is taken out."""
    open_one = lead.main.locator(".hr-proposal--question [data-key=o]")
    while open_one.count():
        before = open_one.count()
        open_one.first.click()
        expect(open_one).to_have_count(before - 1)
    lead.sees("No open questions.")


def approves(deputy: Person, address: str) -> None:
    deputy.opens(address, then="Evidence summary")
    deputy.sees("[name removed]")
    deputy.presses("Approve for release", then="Evidence summary")
    waits(deputy, "Release: make the file", until="Download the PDF")


def takes(deputy: Person, to: Path) -> str:
    """The text of the file, read back."""
    with deputy.page.expect_download() as taken:
        deputy.button("Download the PDF").click()
    taken.value.save_as(to)
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(to).pages)
