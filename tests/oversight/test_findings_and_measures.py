"""An auditor sees what stands out, and how long things took: by reference, with labels, without a name."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import trail
from people.models import School, User
from referrals.models import Case
from tests.factories import a_case, a_user, close, step
from workflows import case as c
from workflows.roles import DEPUTY

pytestmark = pytest.mark.django_db


@pytest.fixture
def short_reason(school: School, lead: User) -> Case:
    """A case that was closed by two people who gave hardly a reason, after its deadline, and read by a third."""
    case = a_case(school, "A boy in Year 9")
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=True):
        case = step(case, c.BEGIN_TRIAGE, lead)
        deputy = a_user(school, DEPUTY, name="Remi Deputy")
        step(case, c.PROPOSE_CLOSE, lead, outcome="supported", reason="Done.")
        case = step(
            Case.objects.get(pk=case.pk), c.CLOSE, deputy, outcome="supported", reason="Agreed, done."
        )
        other = a_user(school, DEPUTY, name="Toni Deputy")
        trail.read("reading.case", actor=other.as_actor(), role=DEPUTY, school=school.pk, chain=case.pk)
    return case


def main_of(client: Client, page: str, *of: object, **asked: str) -> str:
    return client.get(reverse(f"oversight:{page}", args=of), asked).content.decode().split("<main", 1)[1]


def test_it_lists_what_stands_out_and_sifts_by_kind(as_auditor: Client, short_reason: Case) -> None:
    page = main_of(as_auditor, "findings")
    assert page.count(short_reason.reference) == page.count("Why ") > 3
    assert "a reason of 1 word" in page and "“Begin triage”: late by" in page and "Deputy DSL" in page
    assert not any(name in page for name in ("Remi", "Toni", "Dana"))
    alone = main_of(as_auditor, "findings", code="no_task")
    assert alone.count("<strong>") == 1 and "not reminded" in alone


def test_a_case_in_order_has_nothing_to_ask(as_auditor: Client, school: School, lead: User) -> None:
    close(a_case(school), lead, a_user(school, DEPUTY))
    assert "Nothing stands out." in main_of(as_auditor, "findings")


def test_it_measures_the_school_and_each_case(as_auditor: Client, short_reason: Case) -> None:
    page = main_of(as_auditor, "measures")
    assert "Logged to first read" in page and "Readings by hour of the day" in page
    assert short_reason.reference in page and "waiting" in page
    on_case = main_of(as_auditor, "case", short_reason.pk)
    assert "How long it took" in on_case and "Deadlines overrun" in on_case


def test_another_school_year_holds_none_of_them(as_auditor: Client, short_reason: Case) -> None:
    Case.objects.filter(pk=short_reason.pk).update(opened_at=timezone.now() - timedelta(days=400))
    assert short_reason.reference not in main_of(as_auditor, "findings")
    assert short_reason.reference in main_of(as_auditor, "findings", year="2025")
