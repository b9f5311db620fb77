"""Deadlines of several referrals on one case are told apart: the title names the service, and no mail does."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from referrals.models import Case, Notice
from referrals.queries.clocks import running_clocks, soonest_clocks
from referrals.queries.foreseeing import foresee
from referrals.services.letters import letter
from referrals.services.sweeping import sweep
from tests.factories import a_case, refer, step
from tests.teachers import signed_in
from workflows import case as c
from workflows.deadlines import RULES
from workflows.routes import table

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
Town = SimpleNamespace
UNSENT = "referral_draft_unsent"
ROUTES = ("early_help", "iwf", "platform", "lado")


@pytest.fixture
def case(town: Town) -> Case:
    found = step(a_case(town.school), c.BEGIN_TRIAGE, town.lead)
    for route in ROUTES:
        refer(found, town.lead, route)
        found.refresh_from_db()
    return found


def test_each_draft_is_a_deadline_of_its_own_name(town: Town, case: Case) -> None:
    titles = {clock.title for clock in running_clocks(case, timezone.now()) if clock.rule.code == UNSENT}
    assert titles == {f"Send the referral to {table()[route].service} or withdraw it" for route in ROUTES}
    shown = signed_in(town.lead).get(f"/cases/{case.pk}/").content.decode()
    assert all(title in shown for title in titles)
    assert RULES[UNSENT].title not in shown


def test_the_desk_names_the_service_too(town: Town, case: Case) -> None:
    assert "{" not in soonest_clocks([case.pk], timezone.now())[case.pk].title
    case.clocks.exclude(rule=UNSENT).update(stopped=timezone.now(), why_stopped="answered")
    assert " to " in soonest_clocks([case.pk], timezone.now())[case.pk].title
    assert "Send the referral to " in signed_in(town.lead).get("/desk/").content.decode()


def test_what_ran_out_and_what_is_to_come_name_it_as_well(town: Town, case: Case, clock) -> None:
    title = "Send the referral to the designated officer (LADO) or withdraw it"
    now = timezone.now()
    assert title in {one.clock.title for one in foresee(case, now, now + timedelta(days=2))}
    clock.shift(timedelta(days=2))
    assert f"Time ran out: {title}" in signed_in(town.lead).get(f"/cases/{case.pk}/").content.decode()


def test_no_mail_names_a_service_that_would_tell_what_the_case_is_about(
    town: Town, case: Case, clock
) -> None:
    clock.shift(timedelta(days=1))
    sweep(timezone.now())
    mine = list(Notice.objects.filter(clock__case=case, clock__rule=UNSENT).select_related("clock", "person"))
    assert mine
    body = letter([n for n in mine if n.person == mine[0].person], timezone.now()).body
    assert "A referral is drafted and not made yet." in body or "A referral has been a draft" in body
    assert not [table()[route].service for route in ROUTES if table()[route].service in body]
