"""The safeguarding lead at her desk: 999, CEOP, social care, monitoring; each page looked at on the way."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from people.dates import said
from referrals.models import Case, Decision, Referral
from tests.factories import a_case, step
from tests.journeys.conftest import Sits
from tests.journeys.person import Person
from workflows import case as c

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHY = "Two soft signs in one week, and a man she met in a game wants to meet her."
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture
def case(town: SimpleNamespace) -> Case:
    """What the teacher sent about Ava this morning."""
    return a_case(
        town.school, town.ava, town.teacher, platform="A game chat", contact_names="silver_otter_77",
        child_words="He said we could meet after school.",
    )  # fmt: skip


def now() -> str:
    """This minute as a field of date and time holds it."""
    return timezone.localtime().strftime("%Y-%m-%dT%H:%M")


def test_from_the_desk_to_the_999_call(town: SimpleNamespace, case: Case, sits_down: Sits) -> None:
    lead = sits_down(town.lead)
    lead.opens("/", then="Desk")
    lead.sees("Unread", "Observation")
    lead.follows("Ava Bell, 8R", then="Ava Bell")
    lead.sees("He said we could meet after school.", "silver_otter_77")
    lead.presses("Begin triage", then="Begin triage")
    lead.presses("Begin triage", then="Ava Bell")
    lead.sees("Recorded: triage has begun.")
    calls_999(lead)
    expect(lead.main.locator(".hr-case__tags")).to_contain_text("Immediate risk")
    lead.opens("/desk/", then="Desk")
    lead.sees("Act now", "Immediate risk")
    expect(lead.main.get_by_role("table")).not_to_contain_text("Unread")


def calls_999(lead: Person) -> None:
    lead.presses("Danger now: 999", then="Danger now: 999")
    lead.writes("What is happening now?", "A man waits at the gate.")
    lead.presses("Record immediate risk", then="Police (999)")
    lead.sees("Read out what stands below", "Ava Bell")
    lead.presses("Record that it was made", then="Record that it was made")
    lead.presses("Record that it was made", then="Record that it was made")
    lead.sees("There is a problem")
    lead.writes("When?", now())
    lead.writes("Their reference", "CAD 1412")
    lead.writes("Who did you speak to?", "Operator 7")
    lead.writes("What did they advise?", "Keep her inside.")
    lead.presses("Record that it was made", then="Police (999)")
    lead.sees("CAD 1412", "Keep her inside.", "Made, waiting for an answer")
    lead.follows("Case HR-", then="Ava Bell")


@pytest.mark.long
def test_the_second_press_and_the_back_button_record_nothing_twice(
    town: SimpleNamespace, case: Case, sits_down: Sits
) -> None:
    lead = sits_down(town.lead)
    lead.opens(f"/cases/{case.pk}/steps/begin_triage/", then="Begin triage")
    lead.button("Begin triage").dblclick()
    lead.lands_on("Ava Bell")
    lead.goes_back(then="Ava Bell")
    lead.sees("“Begin triage” is not possible now: it stands at “Triage”.")
    assert Decision.objects.filter(case=case, step="begin_triage").count() == 1


def test_ceop_is_told_from_a_sheet_with_copy_buttons(
    town: SimpleNamespace, case: Case, sits_down: Sits
) -> None:
    lead = sits_down(town.lead, **CLIPBOARD)
    refers(lead, case, "CEOP Safety Centre")
    lead.sees("Draft, not sent", "You cannot report anonymously")
    lead.follows("the preparation sheet", then="CEOP")
    copies(lead, "Ava Bell")
    lead.follows("CEOP Safety Centre", then="CEOP Safety Centre")
    lead.presses("Record that it was made", then="Record that it was made")
    lead.writes("When?", now())
    lead.writes("Their reference", "CEOP-20417")
    lead.writes("Who sent it?", "Dana Lead")
    lead.presses("Record that it was made", then="CEOP Safety Centre")
    lead.sees("CEOP-20417", "Made, waiting for an answer")
    assert Case.objects.get().state == c.CEOP_REFERRAL


def refers(lead: Person, case: Case, to: str) -> None:
    """From the case to the draft of a referral."""
    lead.opens(f"/cases/{case.pk}/", then="Ava Bell")
    lead.presses("Make a referral", then="Make a referral")
    lead.answers("Where to", to)
    lead.presses("Make a referral", then="Make a referral")
    lead.sees("There is a problem")
    lead.writes("Your reason", WHY)
    lead.answers("Has a parent or carer agreed to this referral?", "Not asked")
    lead.answers("Do the parents or carers know of this referral?", "Not yet: advice first")
    lead.presses("Make a referral", then=to)


def copies(lead: Person, words: str) -> None:
    """The copy button beside an answer puts exactly this answer on the clipboard."""
    row = lead.main.locator(".govuk-summary-list__row", has_text=words).first
    row.get_by_role("button", name="Copy").click()
    expect(row.get_by_text("Copied")).to_be_visible()
    assert (
        lead.page.evaluate("navigator.clipboard.readText()") == row.locator("dd").first.inner_text().strip()
    )


def test_social_care_is_rung_then_written_to_and_the_case_is_watched(
    town: SimpleNamespace, case: Case, sits_down: Sits
) -> None:
    lead = sits_down(town.lead)
    refers(lead, case, "Children's social care")
    lead.sees("Telephone first.", "01632 960")
    rings(lead)
    lead.follows("The written form was sent", then="The written form was sent")
    lead.presses("Save", then="Children's social care")
    lead.sees("Recorded: the written form was sent.")
    hears_back(lead)
    watches(lead, case)
    assert Referral.objects.get().facts["written_at"]


def rings(lead: Person) -> None:
    lead.presses("Record that it was made", then="Record that it was made")
    lead.writes("When did you telephone?", now())
    lead.writes("Who did you speak to?", "Jo, duty worker")
    lead.writes("Their reference", "not given")
    lead.presses("Record that it was made", then="Children's social care")
    lead.sees("Jo, duty worker", "Deadlines")


def hears_back(lead: Person) -> None:
    lead.follows("They accepted it", then="They accepted it")
    lead.writes("When?", now())
    lead.answers("What did they decide?", "Child in need assessment (section 17)")
    lead.writes("What did they say?", "A worker visits on Thursday.")
    lead.presses("They accepted it", then="Children's social care")
    lead.follows("It has ended", then="It has ended")
    lead.writes("What did they say?", "Support is in place; the school keeps an eye.")
    lead.presses("It has ended", then="It has ended")
    lead.jumps(
        "Still running: Social care finishes its assessment. Write why the referral ends all the same",
        to="Why does it end while a deadline is still running?",
    )
    lead.writes("Why does it end while a deadline is still running?", "They closed without an assessment.")
    lead.presses("It has ended", then="Children's social care")
    lead.follows("Case HR-", then="Ava Bell")
    expect(lead.main.locator(".hr-case__tags")).to_contain_text("Triage")


def watches(lead: Person, case: Case) -> None:
    lead.follows("Monitor", then="Monitor", exact=True)
    lead.main.get_by_label("Who keeps an eye on this?").select_option(label="Obi Deputy")
    lead.writes("Review date", str(timezone.localdate() + timedelta(days=9)))
    lead.writes("Your reason", "Social care has it; we watch how she is.")
    lead.presses("Monitor", then="Ava Bell")
    lead.sees("Obi Deputy keeps an eye on it")
    lead.opens(f"/cases/{case.pk}/print/", then="Ava Bell")
    lead.sees("End of HR-", "Jo, duty worker")


def test_two_concerns_about_one_child_become_one_case(
    town: SimpleNamespace, case: Case, sits_down: Sits
) -> None:
    second = a_case(town.school, town.ava, town.deputy)
    step(case, c.BEGIN_TRIAGE, town.deputy)
    lead = sits_down(town.lead)
    lead.opens(f"/cases/{second.pk}/", then="Ava Bell")
    lead.sees("Other cases of this child")
    lead.follows("Join to another case", then="Join to another case")
    lead.picks(f"{case.reference}: Triage, opened {said(timezone.localdate())}")
    lead.writes("Your reason", "The same man, the same game.")
    lead.presses("Join to another case", then="Ava Bell")
    lead.sees("This case was joined to")
    lead.follows(case.reference, then="Ava Bell")
    lead.sees(second.reference)
