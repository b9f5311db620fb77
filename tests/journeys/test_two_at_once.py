"""Two people take the same step: the second is told what changed, and keeps what they typed."""

from types import SimpleNamespace

import pytest

from referrals.models import Case, Decision
from tests.factories import a_case, step
from tests.journeys.conftest import Sits
from tests.journeys.person import Person
from workflows import case as c

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def considers(person: Person, case: Case, route: str, reason: str) -> None:
    """Opens the page and types, without sending it yet."""
    person.opens(f"/cases/{case.pk}/steps/refer/", then="Make a referral")
    person.answers("Where to", route)
    person.writes("Your reason", reason)


def test_the_second_to_refer_reads_what_the_first_decided_and_decides_again(
    town: SimpleNamespace, sits_down: Sits
) -> None:
    case = step(a_case(town.school, town.ava), c.BEGIN_TRIAGE, town.lead)
    lead, deputy = sits_down(town.lead), sits_down(town.deputy)
    considers(lead, case, "CEOP Safety Centre", "He asked for a picture.")
    considers(deputy, case, "Children's social care", "The mother asked for help.")
    lead.presses("Make a referral", then="CEOP Safety Centre")
    deputy.presses("Make a referral", then="Make a referral")
    deputy.sees("Someone was first", "The case is now at “CEOP referral”", "He asked for a picture.")
    deputy.sees("What you typed is still below. Nothing has been recorded")
    deputy.has_typed("Your reason", "The mother asked for help.")
    assert Decision.objects.filter(case=case, step="refer").count() == 1
    deputy.presses("Make a referral", then="Children's social care")
    assert set(case.referrals.values_list("route", flat=True)) == {"ceop", "social_care"}
    assert Case.objects.get().state == c.SOCIAL_CARE_REFERRAL


@pytest.mark.long
def test_what_was_typed_for_a_step_that_is_over_is_not_lost(town: SimpleNamespace, sits_down: Sits) -> None:
    case = step(a_case(town.school, town.ava), c.BEGIN_TRIAGE, town.lead)
    lead, deputy = sits_down(town.lead), sits_down(town.deputy)
    deputy.opens(f"/cases/{case.pk}/steps/propose_close/", then="Propose to close")
    deputy.writes("Your reason", "Nothing new for four weeks.")
    lead.opens(f"/cases/{case.pk}/steps/raise_immediate_risk/", then="Danger now: 999")
    lead.writes("What is happening now?", "unknown")
    lead.presses("Record immediate risk", then="Police (999)")
    deputy.presses("Propose to close", then="Propose to close")
    deputy.sees("There is a problem")
    deputy.answers("Outcome", "Unfounded after checks")
    deputy.presses("Propose to close", then="Propose to close")
    deputy.sees("Someone was first", "This step is no longer open.", "Nothing new for four weeks.")
    deputy.follows("Go to the case as it is now", then="Ava Bell")
    deputy.sees("Immediate risk")
