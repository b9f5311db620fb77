"""Who saw what about whom between two times, for the data protection officer, with names; and the trust's schools."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import trail
from oversight.queries.breach import Sight
from oversight.queries.trails import labels_of
from oversight.services.glass import break_glass
from oversight.services.person_search import search_person
from people.models import School, User
from referrals.models import Case, ShutOut
from referrals.services.cases import give_access
from tests.factories import a_school, a_user
from trail import payload_of
from trail.models import Entry
from workflows.roles import AUDITOR, DPO, PASTORAL, SECOND_PERSON, TRUST_LEAD

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(school: School) -> User:
    return a_user(school, DPO, name="Dara Officer")


def rows_for(officer: User, **more: str) -> list[dict[str, str]]:
    client = Client()
    client.force_login(officer)
    now = timezone.localtime()
    asked = {"since": now - timedelta(hours=2), "until": now + timedelta(minutes=1)}
    times = {name: f"{at:%Y-%m-%dT%H:%M}" for name, at in asked.items()}
    answer = client.post(reverse("oversight:breach"), {**times, "reason": "Breach log 4.", **more})
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def read(case: Case, user: User, hours_ago: float = 0) -> None:
    with time_machine.travel(timezone.now() - timedelta(hours=hours_ago), tick=True):
        actor = user.as_actor()
        trail.read("reading.case", actor=actor, role="lead", school=case.school_id, chain=case.pk)


def test_it_tells_who_saw_whom_within_the_two_times(case: Case, lead: User, officer: User) -> None:
    read(case, lead, hours_ago=1)
    read(case, lead, hours_ago=3)
    rows = [row for row in rows_for(officer) if row["What"].endswith("opened the case")]
    assert [(row["Who"], row["Case"], row["About whom"]) for row in rows] == [
        (lead.name, case.reference, case.child_name)
    ]


def test_it_tells_whose_name_was_looked_up_who_was_let_in_and_who_was_searched_for(
    case: Case, lead: User, officer: User, school: School
) -> None:
    auditor, tutor = a_user(school, AUDITOR), a_user(school, PASTORAL, name="Tove Tutor")
    letter = labels_of(case.pk).people()
    [asked] = [letter for letter, number in letter.items() if number == str(lead.pk)]
    break_glass(case, actor=auditor, whose=asked, reason="I have to ask her one question.", minutes=15)
    give_access(case, user=tutor, role=PASTORAL, actor=lead, reason="Her form tutor.")
    search_person(
        school=school, actor=officer, request_reference="7", names=["Ottilie Marchbanks"], reason="Hers."
    )
    rows = {row["What"]: row["About whom"] for row in rows_for(officer)}
    assert f"{auditor.name} looked up one name of the case ({lead.name}) for 15 minutes" in "\n".join(rows)
    assert rows[f"{lead.name} gave a named person access to the case as Pastoral staff (Tove Tutor)"]
    [searched] = [about for what, about in rows.items() if "searched all records for one person" in what]
    assert searched == "Ottilie Marchbanks"


def test_the_export_is_written_down_with_its_reason_and_no_name(
    case: Case, lead: User, officer: User
) -> None:
    read(case, lead)
    rows = rows_for(officer)
    entry = Entry.objects.get(event="export.breach")
    assert entry.says["data"]["lines"] == len(rows) and case.child_name.encode() not in bytes(entry.header)
    assert payload_of(entry) == {"actor": officer.name, "reason": "Breach log 4."}


def test_a_case_about_the_officer_is_not_in_it(case: Case, lead: User, officer: User) -> None:
    ShutOut.objects.create(case=case, user=officer)
    read(case, lead)
    assert not [row for row in rows_for(officer) if row["Case"] or "case" in row["What"]]


def test_an_end_before_the_beginning_is_refused(officer: User) -> None:
    client = Client()
    client.force_login(officer)
    asked = {"since": "2026-12-01T10:00", "until": "2026-12-01T09:00", "reason": "Breach log 4."}
    answer = client.post(reverse("oversight:breach"), asked)
    assert answer.status_code == 422 and "after the beginning" in answer.content.decode()


def test_no_cell_is_a_formula() -> None:
    assert Sight("", "=cmd()", "", "+1", "", "@x", "").cells[1:6:2] == ["'=cmd()", "'+1", "'@x"]


def test_a_trust_lead_sees_their_schools_in_bands_and_the_cases_they_were_let_into(
    school: School, case: Case, lead: User
) -> None:
    trust, far, stranger = a_user(school, TRUST_LEAD), a_school("Northfield High"), a_school("Hilltop")
    far_lead = a_user(far, TRUST_LEAD)
    trust.memberships.create(school=far, role=TRUST_LEAD)
    case.grants.create(user=trust, role=SECOND_PERSON, given_by=lead, reason="No second person here.")
    pages = {}
    for user in (trust, far_lead):
        client = Client()
        client.force_login(user)
        pages[user.pk] = client.get(reverse("oversight:trust")).content.decode()
    assert "Northfield High" in pages[trust.pk] and "fewer than 9" in pages[trust.pk]
    assert case.reference in pages[trust.pk] and stranger.name not in pages[trust.pk]
    assert case.reference not in pages[far_lead.pk]
