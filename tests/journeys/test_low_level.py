"""A doubt about an adult: the head decides on the harm threshold, closes it with a second person, and reads the log."""

from types import SimpleNamespace

import pytest

from people.models import StaffMember, User
from referrals.models import Case
from tests.factories import a_case, a_user, step
from tests.journeys.conftest import Sits
from tests.journeys.person import Person
from workflows import case as c
from workflows.roles import HEAD

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
WHY = "A lift home after a match, told to the parents the same evening."


@pytest.fixture
def second_head(town: SimpleNamespace) -> User:
    return a_user(town.school, HEAD, name="Hari Head")


def test_the_head_decides_that_it_is_low_level_and_a_second_shows_a_pattern(
    town: SimpleNamespace, second_head: User, sits_down: Sits
) -> None:
    first, again = (about_the_deputy(town) for _ in (1, 2))
    head = sits_down(town.head)
    decides(head, first)
    decides(head, again)
    closes(head, again, "Propose to close")
    closes(sits_down(second_head), again, "Close")
    head.opens("/desk/", then="Desk")
    head.goes(head.page.get_by_role("link", name="Low-level concerns"), then="Low-level concerns")
    head.sees("Obi Deputy", "Two or more: look for a pattern", first.reference, "Low level: kept in the log")
    deputy = sits_down(town.deputy)
    deputy.is_refused("/low-level-concerns/", 403)
    deputy.is_refused(f"/cases/{first.pk}/", 404)
    deputy.opens("/desk/", then="Desk")
    deputy.does_not_see("Low-level concerns", first.reference)


def about_the_deputy(town: SimpleNamespace) -> Case:
    adult = StaffMember.objects.get(user=town.deputy)
    case = a_case(town.school, town.ava, town.teacher, about_adult="yes", adult=adult)
    return step(case, c.BEGIN_TRIAGE, town.head)


def decides(head: Person, case: Case) -> None:
    """The answers contradict each other once; then the clock of the LADO has stopped."""
    head.opens(f"/cases/{case.pk}/", then="Ava Bell")
    head.sees("Tell the local authority designated officer (LADO)")
    head.follows("Harm threshold", then="Harm threshold")
    head.main.get_by_label("may not be suitable to work with children").check()
    head.answers("Is the harm threshold met?", "Not met: a low-level concern")
    head.writes("Your reason", WHY)
    head.presses("Record this decision", then="Harm threshold")
    head.sees("There is a problem")
    head.has_typed("Your reason", WHY)
    head.main.get_by_label("may not be suitable to work with children").uncheck()
    head.presses("Record this decision", then="Ava Bell")
    head.sees("The case is in the low-level log", "Harm threshold:")
    head.does_not_see("Tell the local authority designated officer (LADO)")


def closes(person: Person, case: Case, name: str) -> None:
    person.opens(f"/cases/{case.pk}/", then="Ava Bell")
    person.follows(name, then=name, exact=True)
    person.answers("Outcome", "Low level: kept in the log")
    person.writes("Your reason", "Talked it over with him; a reminder of the code of conduct.")
    person.presses(name, then="Ava Bell")
