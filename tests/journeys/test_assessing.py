"""From the words to the decision: a lead assesses, reads what the policy suggests, follows it or says why not."""

import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from referrals.models import Assessment, Case, Consideration
from tests.factories import a_case, a_colleague, cases_of, step
from tests.journeys.conftest import Sits
from tests.journeys.person import Person
from workflows import case as c

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: Row: the signs to tick, what to answer, and what the page suggests then.
STORIES = {
    "D1": (["gone, or is about to go, to meet"], [], ["Act now", "Police (999)"]),
    "D5": (
        ["asked the child for a picture"],
        [("Who is the other person?", "Somebody nobody can identify")],
        ["Within the hour", "CEOP Safety Centre"],
    ),
    "D6": (
        [],
        [("Who is the other person?", "Family, or lives with the child")],
        ["Do not tell the parents", "Children's social care"],
    ),
    "D8": (["Blackmail"], [], ["Do not pay", "Report Remove"]),
    "D13": (["Extremist talk"], [], ["Prevent"]),
}  # fmt: skip


def assesses(lead: Person, case: Case, row: str) -> None:
    """Ticks and answers, and reads the suggestion before and after it is kept."""
    signs, answers, suggested = STORIES[row]
    lead.opens(f"/cases/{case.pk}/assessment/", then="Assess")
    for sign in signs:
        details = lead.main.locator("details", has_text=sign)
        if details.get_attribute("open") is None:
            details.locator("summary").click()
        lead.main.get_by_label(sign).check()
    for question, answer in answers:
        lead.answers(question, answer)
    lead.sees("not kept yet", row, *suggested)
    lead.looks()
    lead.presses("Keep this assessment", then="Assess")
    lead.sees("The assessment is kept.", row, *suggested)


def decides_against_all(lead: Person) -> None:
    """Writes why for everything that was suggested."""
    for box in lead.main.get_by_label("why not").all():
        box.fill("Advice of the front door: not needed, since the police have it.")
    lead.presses("Keep this assessment", then="Assess")
    lead.sees("Considered, not referred", "not needed, since the police have it")


def exported(case: Case) -> list[str]:
    """The events of the case's trail as exported, after the whole trail was verified."""
    call_command("verify_trail", stdout=io.StringIO())
    written = io.StringIO()
    call_command("export_trail", "--case", case.reference, stdout=written)
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    return [json.loads(line["header"])["event"] for line in lines if line["line"] == "entry"]


@pytest.mark.parametrize(
    "row", [pytest.param(row, marks=() if row == "D5" else pytest.mark.long) for row in STORIES]
)
def test_a_lead_assesses_and_says_why_a_suggestion_is_not_followed(
    row: str, town: SimpleNamespace, sits_down: Sits
) -> None:
    case = step(a_case(town.school, town.ava, town.teacher), c.BEGIN_TRIAGE, town.lead)
    lead = sits_down(town.lead)
    assesses(lead, case, row)
    assert row in Assessment.objects.get().rows
    decides_against_all(lead)
    assert Consideration.objects.exists()
    assert {"case.assessed", "case.considered"} <= set(exported(case))


@pytest.mark.long
def test_the_head_assesses_a_concern_about_an_adult(town: SimpleNamespace, sits_down: Sits) -> None:
    adult = a_colleague(town.school, job="Teaching assistant")
    (case,) = cases_of(
        town.school,
        town.teacher,
        town.ava,
        about_adult="yes",
        adult=adult,
        saw="Messages to her on a private app.",
    )
    head = sits_down(town.head)
    head.opens(f"/cases/{case.pk}/assessment/", then="Assess")
    head.answers("Who is the other person?", "Staff, volunteer, or in another position of trust")
    head.sees("D11", "Local authority designated officer", "D12", "Nobody tells or questions the adult")
    head.presses("Keep this assessment", then="Assess")
    sits_down(town.lead).is_refused(f"/cases/{case.pk}/assessment/", 404)
    assert "case.assessed" in exported(case)


@pytest.mark.long
def test_what_is_unfounded_is_closed_by_two(town: SimpleNamespace, sits_down: Sits) -> None:
    case = step(a_case(town.school, town.ava, town.teacher), c.BEGIN_TRIAGE, town.lead)
    lead = sits_down(town.lead)
    lead.opens(f"/cases/{case.pk}/assessment/", then="Assess")
    lead.answers("Have checks shown that there is nothing in it?", "Yes")
    lead.sees("D19", "No further action, checked by a second person")
    lead.presses("Keep this assessment", then="Assess")
    lead.opens(f"/cases/{case.pk}/steps/propose_close/", then="Propose to close")
    lead.answers("Outcome", "Unfounded after checks")
    lead.writes("Your reason", "The account is an uncle's; the mother showed it herself.")
    lead.presses("Propose to close", then="Ava Bell")
    deputy = sits_down(town.deputy)
    deputy.opens(f"/cases/{case.pk}/steps/close/", then="Close")
    deputy.answers("Outcome", "Unfounded after checks")
    deputy.writes("Your reason", "Read and agreed.")
    deputy.presses("Close", then="Ava Bell")
    assert Case.objects.get().state == c.CLOSED
    assert {"case.assessed", "case.propose_close", "case.close"} <= set(exported(case))
