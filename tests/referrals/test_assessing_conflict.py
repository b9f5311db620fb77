"""Two people assess one case at once: the second loses no word, and a page that is sent twice is kept once."""

from typing import Any

import pytest

from people.models import User
from referrals.models import Assessment, Case, Consideration
from referrals.services.assessing import assess, consider
from tests.factories import a_case, a_school, deciders, step
from tests.teachers import signed_in
from workflows import case as c

pytestmark = pytest.mark.django_db
ASKED = {"indicators": ["I08"], "contact": "adult", "sexual_element": True}
MINE = "Social care told me on the telephone that they have it."
THEIRS = "Already with social care since Monday."


@pytest.fixture
def people() -> tuple[User, User, User]:
    return deciders(a_school())


@pytest.fixture
def case(people: tuple[User, User, User]) -> Case:
    lead = people[0]
    found = step(a_case(lead.memberships.first().school), c.BEGIN_TRIAGE, lead)
    assess(found, answers=ASKED, actor=lead)
    return found


def typed(case: Case, **more: str) -> dict[str, Any]:
    """What the lead's page sends: other answers than before, and a reason of their own."""
    seen = str(case.assessments.last().pk)
    return {"seen": seen, "contact": "adult", "threat": "yes", "reason_social_care": MINE, **more}


def test_what_was_typed_for_a_suggestion_that_is_decided_meanwhile_is_shown(case: Case, people: Any) -> None:
    lead, deputy, _ = people
    given = typed(case, reason_ceop="The police have it.")
    assess(case, answers={**ASKED, "threat": False}, actor=deputy)
    consider(case, reasons={"social_care": THEIRS}, actor=deputy)
    answer = signed_in(lead).post(f"/cases/{case.pk}/assessment/", given)
    words = answer.content.decode()
    assert answer.status_code == 409
    assert MINE in words and THEIRS in words and "The police have it." in words
    assert f'href="/cases/{case.pk}/notes/note/"' in words
    assert "Obi Deputy kept an assessment" in words


def test_so_it_is_where_only_the_suggestion_was_decided(case: Case, people: Any) -> None:
    lead, deputy, _ = people
    consider(case, reasons={"social_care": THEIRS}, actor=deputy)
    answer = signed_in(lead).post(f"/cases/{case.pk}/assessment/", typed(case))
    assert answer.status_code == 422
    assert MINE in answer.content.decode()
    assert "Someone was first" not in answer.content.decode()
    assert Assessment.objects.count() == 1


def test_a_page_that_is_sent_twice_is_kept_once(case: Case, people: Any) -> None:
    client, given = signed_in(people[0]), typed(case)
    answers = [client.post(f"/cases/{case.pk}/assessment/", given) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (Assessment.objects.count(), Consideration.objects.count()) == (2, 1)


def test_ones_own_earlier_assessment_is_not_called_somebody_elses(case: Case, people: Any) -> None:
    given = typed(case)
    assess(case, answers={**ASKED, "threat": False}, actor=people[0])
    answer = signed_in(people[0]).post(f"/cases/{case.pk}/assessment/", given)
    assert answer.status_code == 409
    assert "You kept an assessment" in answer.content.decode()
