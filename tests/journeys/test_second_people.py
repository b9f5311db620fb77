"""The deputy who agrees, the head who sees what the lead cannot, and whoever stands in while somebody is away."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from people.models import StaffMember
from referrals.models import Case
from tests.factories import a_case, a_draft, step
from tests.journeys.conftest import PHONE, Sits
from tests.journeys.person import Person
from workflows import case as c

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OUTCOME = "Support in school is in place and working"


def test_a_deputy_agrees_to_close_what_the_lead_proposed(town: SimpleNamespace, sits_down: Sits) -> None:
    case = step(a_case(town.school, town.ava), c.BEGIN_TRIAGE, town.lead)
    lead, deputy = sits_down(town.lead), sits_down(town.deputy)
    closes(lead, case, "Propose to close", then="Ava Bell")
    lead.sees("It waits for a second, different person.")
    closes(lead, case, "Close", then="Close")
    lead.sees("You proposed to close this case. A second, different person has to agree.")
    deputy.opens("/", then="Desk")
    deputy.sees("waiting for a second person to close")
    closes(deputy, case, "Close", then="Ava Bell")
    deputy.opens("/desk/?show=closed", then="Desk")
    deputy.sees("Ava Bell, 8R", "Closed on")
    assert Case.objects.get().closed_by == town.deputy


def closes(person: Person, case: Case, step_name: str, *, then: str) -> None:
    """Takes the step from the case page and answers what it asks."""
    person.opens(f"/cases/{case.pk}/", then="Ava Bell")
    person.follows(step_name, then=step_name, exact=True)
    person.answers("Outcome", OUTCOME)
    person.writes("Your reason", "She has a mentor, and nothing new in four weeks.")
    person.presses(step_name, then=then)


@pytest.fixture
def allegation(town: SimpleNamespace) -> Case:
    """What the teacher sent about the safeguarding lead, through the pages of the product."""
    adult = StaffMember.objects.get(user=town.lead)
    return a_case(
        town.school, town.ava, town.teacher, about_adult="yes", adult=adult, saw="Messages to her at night."
    )


def test_the_head_sees_the_allegation_that_the_lead_cannot_find(
    town: SimpleNamespace, allegation: Case, sits_down: Sits
) -> None:
    head = sits_down(town.head)
    head.opens("/", then="Desk")
    head.sees("about an adult", allegation.reference)
    head.follows("Ava Bell", then="Ava Bell")
    head.sees("Messages to her at night.", "Do not interview or tell this person before the LADO advises.")
    cannot_find(sits_down(town.lead), allegation)
    cannot_find(sits_down(town.deputy), allegation)


def cannot_find(person: Person, case: Case) -> None:
    person.opens("/desk/", then="Desk")
    person.sees("Nothing is open.")
    person.writes("Find a case by child or reference", case.reference)
    person.presses("Find", then="Desk")
    person.sees("0 found for", "No case that you may open fits.")
    person.is_refused(f"/cases/{case.pk}/", 404)


def test_while_the_lead_is_away_her_cover_is_told(town: SimpleNamespace, sits_down: Sits) -> None:
    lead, teacher = sits_down(town.lead), sits_down(town.teacher, **PHONE)
    lead.opens("/people/me/", then="My account")
    lead.follows("Record an absence", then="When are you away?")
    lead.writes("Away from", minutes(-5))
    lead.writes("Back at", minutes(-10))
    lead.presses("Record absence", then="When are you away?")
    lead.sees("There is a problem")
    lead.writes("Back at", minutes(8 * 60))
    lead.main.get_by_label("Who covers").select_option(label="Hale Head")
    lead.presses("Record absence", then="My account")
    lead.sees("Hale Head covers.")
    concern = a_draft(town.school, town.teacher, town.ava, safe_now="not_sure")
    teacher.opens(f"/concerns/{concern.pk}/check/", then="Check and send")
    teacher.presses("Send this concern", then="Concern sent")
    teacher.sees("Hale Head", "Obi Deputy")
    teacher.does_not_see("Dana Lead")
    lead.presses("End this absence now", then="My account")
    lead.sees("No absence is recorded.")


def minutes(ahead: int) -> str:
    """A moment so many minutes from now, as a field of date and time holds it."""
    return (timezone.localtime() + timedelta(minutes=ahead)).strftime("%Y-%m-%dT%H:%M")
