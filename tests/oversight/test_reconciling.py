"""A record whose state is not what its entries say is found, whoever changed it and how."""

from typing import Any

import pytest
from django.db import connection

from oversight.services.verifying import Check
from people.models import School, User
from referrals.models import Case, Referral
from tests.factories import case_in, deciders
from tests.trail.tampering import full_rights
from workflows import case as c

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def found() -> list[str]:
    return [str(finding) for finding in Check().findings()]


def tamper(model: type[Any], **fields: Any) -> None:
    with full_rights():
        model.objects.update(**fields)


@pytest.mark.parametrize("state", c.STATES)
def test_it_finds_nothing_after_honest_steps(school: School, state: str) -> None:
    lead, deputy, _ = deciders(school)
    case_in(state, school, lead, deputy)
    assert found() == []


def test_it_names_the_case_whose_state_was_changed(case: Case) -> None:
    tamper(Case, state="monitoring")
    assert [line.split(":")[0] for line in found()] == [f"{case.reference}, entry {case.step_seq}"]


def test_it_finds_a_state_that_points_to_another_entry(case: Case) -> None:
    tamper(Case, step_seq=1)
    assert "[state]" in found()[0]


def test_it_finds_a_referral_changed_behind_the_trail(case: Case) -> None:
    tamper(Referral, state="accepted")
    assert case.reference in found()[0]
    assert "the referral is in state 'accepted'" in found()[0]


def test_it_finds_a_referral_that_is_gone(case: Case) -> None:
    with full_rights(), connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA foreign_keys = OFF" if connection.vendor == "sqlite" else "SET CONSTRAINTS ALL DEFERRED"
        )
        case.clocks.filter(referral__isnull=False).update(referral=None)
        Referral.objects.all()._raw_delete("default")
    assert any("does not exist" in line for line in found())


def test_it_looks_at_one_case_only_when_asked(case: Case, school: School, lead: User) -> None:
    other = case_in(c.OBSERVATION, school, lead, lead)
    tamper(Case, state="monitoring")
    assert all(case.reference in str(line) for line in Check([case.pk]).findings())
    assert other.reference in " ".join(found())
