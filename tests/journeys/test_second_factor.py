"""Outside the demo: whoever may open a case signs in with a password and a code from an app."""

from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.utils import timezone

from tests.journeys.conftest import Sits
from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "eleven blue herons"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The wall clock of the school, which stands still: a code stays good until the test moves it on."""
    with time_machine.travel(timezone.now(), tick=False) as moved:
        yield moved


def code(secret: str) -> str:
    """What the app on the phone shows for this secret now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def signs_in(lead: Person, *, then: str) -> None:
    lead.writes("Email", lead.user.email)
    lead.writes("Password", PASSWORD)
    lead.presses("Sign in", then=then)


def test_a_lead_enrols_signs_out_and_signs_in_with_a_code(
    town: SimpleNamespace, sits_down: Sits, settings: SimpleNamespace, clock: time_machine.Traveller
) -> None:
    settings.HANDRAIL_DEMO = False
    town.lead.set_password(PASSWORD)
    town.lead.save()
    lead = sits_down(None)
    lead.user = town.lead
    lead.opens("/desk/", then="Sign in")
    signs_in(lead, then="Enter your password again")
    lead.opens("/desk/", then="Enter your password again")  # there is no way around it
    lead.writes("Password", PASSWORD)
    lead.presses("Continue", then="Set up your authenticator app")
    secret = lead.main.locator("#secret").inner_text()
    lead.writes("Authenticator code", "000000")
    lead.presses("Finish", then="Set up your authenticator app")
    lead.sees("There is a problem")
    lead.writes("Authenticator code", code(secret))
    lead.presses("Finish", then="Recovery codes")
    lead.opens("/desk/", then="Desk")
    assert secret not in str(Authenticator.objects.filter(user=town.lead).values_list("data", flat=True))
    leaves_and_comes_back(lead, secret, clock)


def leaves_and_comes_back(lead: Person, secret: str, clock: time_machine.Traveller) -> None:
    lead.page.get_by_role("link", name="Sign out").click()
    lead.lands_on("Sign out")
    lead.presses("Sign out", then="Sign in")
    clock.shift(timedelta(minutes=1))
    signs_in(lead, then="Enter the code from your app")
    lead.opens("/desk/", then="Enter the code from your app")  # a password alone opens nothing
    lead.writes("Code", code(secret))
    lead.presses("Sign in", then="Desk")
