"""Those who look on: governor and trust by counts, the auditor by reference, IT by users. None of them sees a case."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core import mail
from playwright.sync_api import expect

from referrals.models import Case
from tests.factories import a_case, step
from tests.journeys.conftest import Sits
from tests.journeys.person import Person
from workflows import case as c

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "eleven blue herons"


@pytest.fixture
def case(town: SimpleNamespace) -> Case:
    """Ava's case, in triage."""
    return step(a_case(town.school, town.ava, town.teacher), c.BEGIN_TRIAGE, town.lead)


@pytest.mark.parametrize("who", ["governor", "chair", "trust"])
def test_it_is_counts_only_for(who: str, town: SimpleNamespace, case: Case, sits_down: Sits) -> None:
    person = sits_down(getattr(town, who))
    person.opens("/", then="Counts of Riverbank Academy")
    person.sees("Cases opened: fewer than 5")
    person.does_not_see(case.reference, "Bell")
    for address in (f"/cases/{case.pk}/", f"/oversight/cases/{case.pk}/"):
        person.is_refused(address, 404)


def test_an_auditor_follows_a_trail_verifies_it_and_takes_it_away(
    town: SimpleNamespace, case: Case, sits_down: Sits, tmp_path: Path
) -> None:
    auditor = sits_down(town.auditor)
    auditor.opens("/", then="Cases by reference")
    auditor.does_not_see("Bell", "Dana", "Log a concern")
    auditor.follows(case.reference, then=f"Trail of {case.reference}")
    auditor.sees("began triage", "Triage")
    auditor.does_not_see("Bell", "Dana", "Sam Teacher")
    with auditor.page.expect_download() as taken:
        auditor.button("Export this trail").click()
    taken.value.save_as(tmp_path / "trail.jsonl")
    assert (tmp_path / "trail.jsonl").read_text().startswith('{"exported"')
    auditor.presses("Verify this trail", then="No finding")
    auditor.opens("/oversight/", then="Cases by reference")
    auditor.follows("What happened outside any case", then="Trail of the school")
    auditor.presses("Verify every trail", then="No finding")
    auditor.is_refused(f"/cases/{case.pk}/", 404)


def test_it_adds_a_colleague_who_then_sets_a_password(
    town: SimpleNamespace, case: Case, sits_down: Sits
) -> None:
    it = sits_down(town.it)
    it.opens("/", then="Users of Riverbank Academy")
    it.follows("Add a user", then="Add a user")
    it.writes("Name", "Nia Newcomer")
    it.writes("E-mail address", "nia@riverbank.example")
    expect(it.main.get_by_role("radio")).to_have_count(1)  # IT gives nobody a role that opens a case
    it.presses("Add user", then="Nia Newcomer")
    it.opens("/people/sign-ins/", then="Sign-in log")
    it.does_not_see("Bell", case.reference)
    it.is_refused("/desk/", 403)
    it.is_refused(f"/cases/{case.pk}/", 404)
    begins(sits_down(None), next(word for word in mail.outbox[-1].body.split() if "://" in word))


def begins(newcomer: Person, link: str) -> None:
    """Follows the link of the mail, sets a password and signs in with it."""
    newcomer.opens(link.removeprefix(newcomer.home), then="Choose a new password")
    for label in ("New Password", "New Password (again)"):
        newcomer.main.get_by_label(label, exact=True).fill(PASSWORD)
    newcomer.presses("Save the password", then="Your password is changed")
    newcomer.follows("Sign in with the new password", then="Sign in")
    newcomer.writes("Email", "nia@riverbank.example")
    newcomer.writes("Password", PASSWORD)
    newcomer.presses("Sign in", then="My concerns")
    newcomer.sees("You have not logged a concern here.")
