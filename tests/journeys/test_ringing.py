"""A teacher rings 999 with the child's card in hand, two presses from any page; the lead carries social care on."""

from types import SimpleNamespace

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from referrals.models import Case
from tests.factories import a_case, make, refer
from tests.journeys.conftest import PHONE, Sits
from tests.journeys.test_dsl import now

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_teacher_rings_with_the_card_in_hand_and_writes_the_call_down(
    town: SimpleNamespace, sits_down: Sits
) -> None:
    a_case(town.school, town.ava, town.teacher, contact_names="river_kid_07")
    teacher = sits_down(town.teacher, **PHONE)
    teacher.opens("/people/me/", then="My account")
    teacher.goes(teacher.page.get_by_role("link", name="Danger now? 999"), then="Danger now? Ring 999")
    teacher.follows("Ava Bell", then="Ring 999: Ava Bell")
    teacher.sees("Police. A child under 18 is at risk.", "river_kid_07", "07700 900123")
    teacher.presses("I have rung: write it down", then="Write down the 999 call")
    teacher.writes("What is happening now?", "At the bus stop with somebody she met online.")
    teacher.writes("Incident number", "INC-4471")
    teacher.writes("Who is staying with the child?", "Ms Reed")
    teacher.presses("Send to the safeguarding leads", then="Concern sent")
    teacher.sees("Telephone children’s social care today, too.", "Being acted on")
    made = Case.objects.get(urgency="U3").referrals.get()
    assert (made.outside_reference, made.facts["stays_with"]) == ("INC-4471", "Ms Reed")


@pytest.mark.long
def test_a_lead_carries_a_declined_referral_up_and_on_to_a_conference(
    town: SimpleNamespace, sits_down: Sits
) -> None:
    case = a_case(town.school, town.ava, town.teacher)
    referral = refer(case, town.lead)
    lead = sits_down(town.lead)
    lead.opens(f"/referrals/{referral.pk}/sheet/", then="Referral to children's social care")
    lead.presses("Complete the form", then="Complete the form")
    lead.writes("Where the child is now", "In the school library with Ms Reed")
    lead.presses("Keep these answers", then="Referral to children's social care")
    lead.sees("In the school library with Ms Reed")
    make(referral, town.lead, phoned_at=timezone.now())
    lead.opens(f"/referrals/{referral.pk}/", then="Children's social care")
    lead.follows("They declined it", then="They declined it")
    lead.writes("When?", now())
    lead.writes("What did they say?", "Below their threshold.")
    lead.presses("They declined it", then="Children's social care")
    lead.sees("Stage 1: Practitioner to practitioner", "Not taken.")
    lead.follows("Escalate", then="Escalate")
    lead.writes("Who did you escalate to?", "Team manager Orr")
    lead.writes("Your reason", "The contact has her address.")
    lead.presses("Escalate", then="Children's social care")
    lead.follows("They accepted it", then="They accepted it")
    lead.picks("Child protection enquiries (section 47)")
    lead.writes("When?", now())
    lead.writes("What did they say?", "Orr: a discussion tomorrow.")
    lead.presses("They accepted it", then="Children's social care")
    lead.follows("A strategy discussion was held", then="A strategy discussion was held")
    lead.writes("When?", now())
    lead.writes("Who took part?", "Orr, DC Shaw, the school nurse, Dana Lead")
    lead.picks("Child protection enquiries (section 47) begin or go on")
    lead.writes("What was agreed?", "A visit today; a conference.")
    lead.presses("A strategy discussion was held", then="Children's social care")
    expect(lead.main.get_by_text("The initial child protection conference is held").first).to_be_visible()
