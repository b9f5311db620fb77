"""What people write to a case beside its steps: notes, what parents were told, the advice flag, access."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from people.models import Membership, School, User
from referrals.models import Case, Grant, Note
from tests.factories import a_case, a_pupil, a_school, a_user, case_in, cases_of, deciders
from tests.referrals.every_step import entries
from trail.models import Reading
from workflows import case as c
from workflows.roles import ASSIGNED, AUDITOR, IT, LEAD, PASTORAL, SECOND_PERSON, STAFF

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def people(school: School) -> tuple[User, User, User]:
    return deciders(school)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def give(user: User, case: Case, to: User, role: str, **given: Any) -> Any:
    usual = {
        "user": to.pk,
        "role": role,
        "until": timezone.localdate() + timedelta(days=5),
        "reason": "Tutor.",
    }
    return signed_in(user).post(f"/cases/{case.pk}/access/", {**usual, **given})


def let_in(case: Case, by: User, role: str = PASTORAL) -> User:
    someone = a_user(case.school, STAFF)
    Grant.objects.create(case=case, user=someone, role=role, given_by=by, reason="Tutor.")
    return someone


def test_a_note_of_a_year_that_cannot_be_is_refused(school: School, people: tuple[User, User, User]) -> None:
    case = a_case(school)
    page = signed_in(people[0]).post(
        f"/cases/{case.pk}/notes/note/", {"text": "Calm.", "happened_at": "1900-01-01T10:00"}
    )
    assert page.status_code == 422
    assert "Look at the year" in page.content.decode()
    assert not Note.objects.filter(case=case).exists()


def test_a_note_is_written_to_the_case_and_its_trail(school: School, people: tuple[User, User, User]) -> None:
    case = a_case(school)
    page = signed_in(people[0]).post(f"/cases/{case.pk}/notes/note/", {"text": " Calm at lunch. "})
    assert page.status_code == 302
    assert Note.objects.get(case=case).text == "Calm at lunch."
    assert entries(case, "case.note") == 1


def test_an_empty_note_and_a_time_ahead_come_back(school: School, people: tuple[User, User, User]) -> None:
    case, client = a_case(school), signed_in(people[0])
    ahead = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert client.post(f"/cases/{case.pk}/notes/note/", {"text": " "}).status_code == 422
    page = client.post(f"/cases/{case.pk}/notes/note/", {"text": "Kept.", "happened_at": ahead})
    assert page.status_code == 422
    assert "Kept." in page.content.decode()
    assert not Note.objects.exists()


def test_it_keeps_what_parents_were_told_and_by_whom(school: School, people: tuple[User, User, User]) -> None:
    case, client = a_case(school), signed_in(people[0])
    address = f"/cases/{case.pk}/notes/parents/"
    assert 'value="Dana Lead"' in client.get(address).content.decode()
    client.post(address, {"text": "That we look into it.", "spoke_to": "Ms Bell", "told_by": "Mr Tutor"})
    assert "Mr Tutor told Ms Bell" in client.get(f"/cases/{case.pk}/").content.decode()


def test_a_call_of_another_service_needs_somebody_spoken_to(
    school: School, people: tuple[User, User, User]
) -> None:
    case, client = a_case(school), signed_in(people[0])
    page = client.post(f"/cases/{case.pk}/notes/agency/", {"text": "They will call."})
    assert page.context["form"].errors["spoke_to"] == ["Write who you spoke to, or “not given”"]


def test_pastoral_staff_may_add_a_note(school: School, people: tuple[User, User, User]) -> None:
    case = a_case(school)
    tutor = let_in(case, people[0])
    assert signed_in(tutor).post(f"/cases/{case.pk}/notes/note/", {"text": "Seen."}).status_code == 302
    assert signed_in(tutor).get(f"/cases/{case.pk}/notes/nonsense/").status_code == 404


def test_rule_09_whether_parents_are_told_is_a_decision_with_a_reason(
    school: School, people: tuple[User, User, User]
) -> None:
    case, client = a_case(school), signed_in(people[0])
    address = f"/cases/{case.pk}/advice/"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Social care asked."}).status_code == 302
    assert Case.objects.get(pk=case.pk).advice_before_parents
    assert "Social care asked." in Note.objects.get(case=case).text
    client.post(address, {"reason": "They advised us to ring today."})
    assert not Case.objects.get(pk=case.pk).advice_before_parents
    assert entries(case, "case.advice_first") == 2


def test_a_named_person_is_let_in_until_a_day(school: School, people: tuple[User, User, User]) -> None:
    case, tutor = a_case(school), a_user(school, STAFF)
    assert give(people[0], case, tutor, PASTORAL).status_code == 302
    assert signed_in(tutor).get(f"/cases/{case.pk}/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        assert signed_in(tutor).get(f"/cases/{case.pk}/").status_code == 404


def test_access_given_again_takes_the_place_of_the_first(
    school: School, people: tuple[User, User, User]
) -> None:
    case, tutor = a_case(school), a_user(school, STAFF)
    for _ in range(2):
        assert give(people[0], case, tutor, PASTORAL).status_code == 302
    kept = Grant.objects.current().get(case=case, user=tutor)
    assert give(people[0], case, tutor, ASSIGNED).status_code == 302
    signed_in(people[0]).post(f"/cases/{case.pk}/access/{kept.pk}/back/")
    assert [grant.role for grant in Grant.objects.current().filter(case=case, user=tutor)] == [ASSIGNED]


def test_whoever_audits_the_school_is_let_into_no_case(
    school: School, people: tuple[User, User, User]
) -> None:
    case, tutor = a_case(school), a_user(school, STAFF)
    Membership.objects.create(user=tutor, school=school, role=AUDITOR)
    answer = give(people[0], case, tutor, PASTORAL)
    assert answer.status_code == 422 and "nobody audits cases" in answer.content.decode()
    assert not Grant.objects.filter(case=case).exists()


def test_access_is_taken_back_once(school: School, people: tuple[User, User, User]) -> None:
    case = a_case(school)
    tutor = let_in(case, people[0])
    address = f"/cases/{case.pk}/access/{Grant.objects.get().pk}/back/"
    client = signed_in(people[1])
    assert client.get(address).status_code == 405
    assert [client.post(address).status_code for _ in range(2)] == [302, 302]
    assert entries(case, "case.revoke") == 1
    assert signed_in(tutor).get(f"/cases/{case.pk}/").status_code == 404


def test_pastoral_staff_let_nobody_in(school: School, people: tuple[User, User, User]) -> None:
    case = a_case(school)
    tutor = let_in(case, people[0])
    grant = Grant.objects.get()
    assert give(tutor, case, a_user(school, STAFF), PASTORAL).status_code == 403
    assert signed_in(tutor).post(f"/cases/{case.pk}/access/{grant.pk}/back/").status_code == 403
    assert signed_in(tutor).get(f"/cases/{case.pk}/advice/").status_code == 403
    assert Grant.objects.count() == 1


def test_whoever_the_case_is_about_and_it_cannot_be_chosen(
    school: School, people: tuple[User, User, User]
) -> None:
    case, accused, technician = a_case(school), a_user(school, STAFF), a_user(school, IT)
    case.shut_out.create(user=accused)
    for someone in (accused, technician):
        page = give(people[0], case, someone, PASTORAL)
        assert page.status_code == 422
        assert page.context["form"].errors["user"] == ["“Who?”: choose one of the answers offered"]


def test_no_second_person_is_let_in_where_the_school_has_one(
    school: School, people: tuple[User, User, User]
) -> None:
    page = give(people[0], a_case(school), a_user(school, STAFF), SECOND_PERSON)
    assert page.context["form"].errors["role"] == ["Another lead, deputy or head can already agree: ask them"]


def test_a_school_with_one_lead_lets_a_second_person_in_to_close(school: School) -> None:
    lone, second = a_user(school, LEAD), a_user(school, STAFF)
    case = case_in(c.TRIAGE, school, lone, lone)
    assert give(lone, case, second, SECOND_PERSON).status_code == 302
    proposal = {"outcome": "supported", "reason": "It works.", "loose_ends": "None."}
    step = f"/cases/{case.pk}/steps"
    signed_in(lone).post(f"{step}/propose_close/", {"seen": case.step_seq, **proposal})
    seen = Case.objects.get(pk=case.pk).step_seq
    assert signed_in(lone).post(f"{step}/close/", {"seen": seen, **proposal}).status_code == 422
    assert signed_in(second).post(f"{step}/close/", {"seen": seen, **proposal}).status_code == 302
    assert Case.objects.get(pk=case.pk).closed_by == second


def test_only_the_head_assigns_a_case_about_an_adult(school: School, people: tuple[User, User, User]) -> None:
    lead, deputy, head = people
    case = a_case(school, about_adult="yes", adult_text="Somebody at the club")
    assert give(lead, case, deputy, ASSIGNED).status_code == 404
    assert give(head, case, lead, ASSIGNED).status_code == 302
    assert signed_in(lead).get(f"/cases/{case.pk}/").status_code == 200
    assert give(lead, case, deputy, ASSIGNED).status_code == 403
    assert Reading.objects.filter(chain_id=case.pk, event="access.refused").count() == 2


def test_the_case_on_paper_is_whole_and_kept_on_the_trail(
    school: School, people: tuple[User, User, User]
) -> None:
    case = case_in(c.MONITORING, school, *people[:2], child="A boy", saw="He was in tears.")
    page = signed_in(people[2]).get(f"/cases/{case.pk}/print/").content.decode()
    for part in ("He was in tears.", "Chronology", "What the parents or carers were told", "Two soft signs"):
        assert part in page
    assert Reading.objects.filter(event="case.print", chain_id=case.pk, actor=str(people[2].pk)).count() == 1


def test_the_paper_of_one_child_names_no_other_child_of_the_concern(
    school: School, people: tuple[User, User, User]
) -> None:
    ava, _ = cases_of(school, people[0], a_pupil(school, "Ava", "Bell"), a_pupil(school, "Ben", "Cole"))
    assert "Ben Cole" not in signed_in(people[0]).get(f"/cases/{ava.pk}/print/").content.decode()


def test_pastoral_staff_do_not_print_it(school: School, people: tuple[User, User, User]) -> None:
    case = a_case(school)
    assert signed_in(let_in(case, people[0])).get(f"/cases/{case.pk}/print/").status_code == 403


def test_evidence_is_described_and_never_taken(school: School, people: tuple[User, User, User]) -> None:
    case = a_case(school)
    client, page = signed_in(people[0]), f"/cases/{case.pk}/notes/evidence/"
    asked = client.get(page).content.decode()
    assert "Never look at" in asked and 'type="file"' not in asked
    answer = client.post(page, {"holder": "Her mother, at home.", "reported": "Police on 101, INC-4471."})
    assert answer.status_code == 302
    note = Note.objects.get(case=case)
    assert (note.kind, note.text) == (
        "evidence",
        "Who holds the device or the account now? Her mother, at home.\n"
        "Who was told of it? Police on 101, INC-4471.",
    )
    assert "Evidence described, not taken" in client.get(f"/cases/{case.pk}/").content.decode()


def test_evidence_with_no_answer_is_asked_for_again(school: School, people: tuple[User, User, User]) -> None:
    answer = signed_in(people[0]).post(f"/cases/{a_case(school).pk}/notes/evidence/", {"holder": " "})
    assert answer.status_code == 422
    assert "Answer at least one question" in answer.content.decode()
