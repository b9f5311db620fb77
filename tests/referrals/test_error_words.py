"""An error says which question it is of, blames nothing else, and comes only when something was sent to be kept."""

import re
from typing import Any

import pytest
from django.test import Client

from people.models import User
from referrals.models import Case, Referral
from tests.factories import a_case, a_pupil, a_school, case_in, deciders, step
from tests.teachers import a_world, signed_in
from workflows import case as c

pytestmark = pytest.mark.django_db
LONG = "a" * 10_001


@pytest.fixture
def people() -> tuple[User, User, User]:
    return deciders(a_school())


@pytest.fixture
def case(people: tuple[User, User, User]) -> Case:
    return case_in(c.TRIAGE, people[0].memberships.first().school, *people[:2])


@pytest.fixture
def client(people: tuple[User, User, User]) -> Client:
    return signed_in(people[0])


def summary(answer: Any) -> list[str]:
    """The lines of the error summary."""
    assert answer.status_code == 422
    return re.findall(r'<li><a href="#id_\w+">(.*?)</a></li>', answer.content.decode())


def test_each_of_several_long_texts_is_named(client: Client, case: Case) -> None:
    answer = client.post(f"/cases/{case.pk}/notes/evidence/", {"holder": LONG, "reported": LONG})
    lines = summary(answer)
    assert len(set(lines)) == len(lines) == 2
    assert "“Who was told of it?”: use 10,000 characters or fewer" in lines


def test_a_line_that_is_too_long_is_named(client: Client, case: Case) -> None:
    answer = client.post(f"/cases/{case.pk}/notes/agency/", {"text": "Rang.", "spoke_to": "a" * 201})
    assert summary(answer) == ["“Who did you speak to?”: use 200 characters or fewer"]


@pytest.mark.parametrize("name", ["advice", "happening"])
def test_no_text_of_the_999_record_is_endless(name: str) -> None:
    world = a_world()
    given = {"happening": "He is at the gate.", "when": "2026-12-01T10:00", name: LONG}
    assert (
        "use 10,000 characters or fewer"
        in summary(world.client.post(f"/ring/{world.ava.pk}/called/", given))[0]
    )
    assert not Referral.objects.exists()


@pytest.mark.parametrize("page", ["own_report", "danger_now", "note"])
def test_nothing_added_to_a_concern_is_endless(page: str) -> None:
    world = a_world()
    given = {"route": "ceop", "when": "2026-11-30T14:05", "advice": LONG, "happening": LONG, "text": LONG}
    answer = world.post(world.sent(), page, kind="note", **given)
    assert "use 10,000 characters or fewer" in "".join(summary(answer))


def test_the_suggestion_names_the_answer_that_it_cannot_read(client: Client, case: Case) -> None:
    address = f"/cases/{case.pk}/assessment/suggestion/"
    part = client.post(address, {"contact": "alien", "child_age": "13"}).content.decode()
    asked = client.get(f"/cases/{case.pk}/assessment/").context["form"]["contact"].label
    assert f"look at “{asked}”." in part
    assert "age" not in part.replace(asked, "")


def test_finding_a_child_judges_nothing(client: Client, case: Case) -> None:
    a_pupil(case.school, "Zed", "Cole")
    for page in ("another-child/", f"steps/{c.CORRECT_CHILD.name}/"):
        answer = client.post(
            f"/cases/{case.pk}/{page}", {"seen": case.step_seq, "q": "zed", "find": "find", "says": "Half"}
        )
        words = answer.content.decode()
        assert answer.status_code == 200
        assert "Zed Cole" in words
        assert "govuk-error-message" not in words and "govuk-error-summary" not in words


def test_ones_own_earlier_step_is_not_called_somebody_elses(client: Client, people: Any) -> None:
    case = a_case(people[0].memberships.first().school)
    seen = case.step_seq
    step(case, c.BEGIN_TRIAGE, people[0])
    step(case, c.REFER, people[0], route="ceop", reason="Mine.", consent="unknown", aware="unknown")
    given = {
        "seen": seen,
        "route": "prevent",
        "reason": "Mine too.",
        "consent": "unknown",
        "aware": "unknown",
    }
    answer = client.post(f"/cases/{case.pk}/steps/refer/", given)
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "You took the step “Refer”" in words and "Mine too." in words
    assert "Someone was first" not in words
