"""Two children, two cases: the lead joins them, corrects a part, and whoever helps one learns nothing of the other."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from referrals.models import Case, ChildLink
from referrals.services.cases import give_access
from tests.factories import WHY, a_case, a_pupil, a_user
from tests.journeys.conftest import Sits
from tests.journeys.person import Person
from workflows.roles import PASTORAL

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
SAYS = "He was told to have passed on something private about another child."


def test_a_lead_opens_a_case_for_the_other_child_and_whoever_helps_one_sees_nothing_of_it(
    town: SimpleNamespace, sits_down: Sits
) -> None:
    a_pupil(town.school, "Noah", "Penhallow", form="9I", year=9)
    case = a_case(town.school, town.ava, town.teacher, child_words="He passed it on to his friends.")
    lead = sits_down(town.lead)
    joins(lead, case)
    other = Case.objects.exclude(pk=case.pk).get()
    lead.sees(
        "The two cases are joined.",
        f"Also involved: case {other.reference}, part: alleged to have caused harm",
    )
    lead.does_not_see("Penhallow")
    lead.follows(other.reference, then="Noah Penhallow")
    lead.sees(SAYS, f"Also involved: case {case.reference}, part: may have been harmed")
    lead.does_not_see("He passed it on to his friends.", "Ava Bell")
    corrects(lead)
    helper = a_user(town.school, PASTORAL, name="Pip Helper")
    give_access(
        case, user=helper, role=PASTORAL, actor=town.lead, until=timezone.now() + timedelta(days=9), **WHY
    )
    helps(sits_down(helper), case, other)
    assert ChildLink.objects.count() == 1


def joins(lead: Person, case: Case) -> None:
    """From the case to the page, through a search and one refusal that loses nothing."""
    lead.opens(f"/cases/{case.pk}/", then="Ava Bell")
    lead.follows("Another child is involved", then="Another child is involved")
    lead.sees("is also a child who may need help")
    lead.writes("What the other child’s own record says", SAYS)
    lead.writes("Find the other child", "Penh")
    lead.main.get_by_label("Noah Penhallow").check()
    lead.answers("The child of this case", "May have been harmed")
    lead.presses("Join the two cases", then="Another child is involved")
    lead.sees("There is a problem")
    lead.has_typed("What the other child’s own record says", SAYS)
    lead.answers("The other child", "Alleged to have caused harm")
    lead.presses("Join the two cases", then="Ava Bell")


def corrects(lead: Person) -> None:
    """A part is corrected for a reason; what was said before stays to be read."""
    lead.follows("Correct a part", then="Each child’s part")
    lead.answers("The child of this case", "Not clear yet")
    lead.presses("Write it down", then="Each child’s part")
    lead.sees("There is a problem")
    lead.writes("Why is it corrected?", "He says that he was pressed himself.")
    lead.presses("Write it down", then="Noah Penhallow")
    lead.sees("This child’s part: not clear yet")
    lead.main.get_by_text("What was said before").click()
    lead.sees("This child: alleged to have caused harm")


def helps(helper: Person, case: Case, other: Case) -> None:
    """Whoever was let in for one child."""
    helper.opens(f"/cases/{case.pk}/", then="Ava Bell")
    helper.does_not_see("Also involved", other.reference, "Penhallow")
    helper.is_refused(f"/cases/{other.pk}/", 404)
