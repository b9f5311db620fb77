"""The page of a case: who may open it, what opening it does, and what stands on it."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.models import School, User
from referrals.models import Case, Grant
from referrals.services.cases import add_note, set_advice_first
from referrals.services.steps import open_steps
from tests.factories import (
    WHY,
    a_case,
    a_parent,
    a_pupil,
    a_school,
    a_user,
    case_in,
    cases_of,
    close,
    deciders,
    make,
    refer,
    step,
)  # fmt: skip
from trail.models import Entry, Reading
from workflows import case as c
from workflows.roles import PASTORAL, STAFF

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def lead(school: School) -> User:
    return deciders(school)[0]


def opened(user: User, case: Case, **asked: str) -> Any:
    client = Client()
    client.force_login(user)
    return client.get(f"/cases/{case.pk}/", asked)


def words(user: User, case: Case, **asked: str) -> str:
    return opened(user, case, **asked).content.decode()


def test_the_first_opening_by_somebody_who_decides_marks_it_read_once(school: School, lead: User) -> None:
    case = a_case(school)
    opened(lead, case)
    opened(lead, case)
    assert Case.objects.get(pk=case.pk).first_read_by == lead
    assert Entry.objects.filter(case_id=case.pk, event="case.first_read").count() == 1
    assert Reading.objects.filter(chain_id=case.pk, event="reading.case").count() == 2


def test_pastoral_staff_let_in_do_not_mark_it_read(school: School, lead: User) -> None:
    case, tutor = a_case(school), a_user(school, STAFF)
    Grant.objects.create(case=case, user=tutor, role=PASTORAL, given_by=lead, reason="Tutor.")
    assert opened(tutor, case).status_code == 200
    assert Case.objects.get(pk=case.pk).first_read_at is None


def test_it_does_not_exist_for_the_reporter_nor_for_whom_it_is_about(school: School) -> None:
    lead, _, _ = deciders(school)
    teacher = a_user(school, STAFF)
    case = a_case(school, reporter=teacher)
    case.shut_out.create(user=lead)
    assert opened(teacher, case).status_code == 404
    assert opened(lead, case).status_code == 404
    assert Reading.objects.filter(chain_id=case.pk, event="access.refused").count() == 2


def test_the_reporters_words_stay_apart(school: School, lead: User) -> None:
    said = {
        "child_words": "He knows my bus.",
        "saw": "She cried.",
        "told": "A friend rang.",
        "think": "Grooming?",
    }
    case = a_case(school, **said)
    page = words(lead, case)
    for heading, text in zip(("own words", "I saw", "I was told", "I think"), said.values(), strict=True):
        assert re.search(rf"{heading}</h4><p class=\"hr-words\" dir=\"auto\">{re.escape(text)}</p>", page), (
            heading
        )


def test_the_chronology_says_when_it_happened_and_when_it_was_written_down(
    school: School, lead: User
) -> None:
    with time_machine.travel("2026-11-04 15:00Z", tick=False):
        case = a_case(school)
        add_note(
            case, author=lead, text="Spoke to the tutor.", happened_at=timezone.now() - timedelta(days=1)
        )
    events = opened(lead, case).context["file"].events
    note = next(event for event in events if event.text == "Spoke to the tutor.")
    assert (note.when, note.recorded) == (
        "15:00 on Tuesday 3 November 2026",
        "15:00 on Wednesday 4 November 2026",
    )
    assert events[0] == note


def test_the_chronology_turns_round(school: School, lead: User) -> None:
    case = step(a_case(school), c.BEGIN_TRIAGE, lead)
    oldest = [event.title for event in opened(lead, case).context["file"].events]
    newest = [event.title for event in opened(lead, case, order="newest").context["file"].events]
    assert oldest == newest[::-1]
    assert len(oldest) == 3


def test_decisions_stand_with_their_reasons_and_referrals_with_their_steps(
    school: School, lead: User
) -> None:
    case = a_case(school)
    make(refer(case, lead), lead)
    page = words(lead, case)
    assert "Dana Lead decided to refer to Children" in page
    assert WHY["reason"] in page
    assert "recorded that the referral to Children" in page


def test_a_deadline_that_passed_stands_in_the_chronology(school: School, lead: User) -> None:
    with time_machine.travel("2026-11-02 10:00Z"):
        case = a_case(school)
    with time_machine.travel("2026-11-04 10:00Z"):
        assert "Time ran out: Begin triage" in words(lead, case)


@pytest.mark.parametrize("state", c.STATES)
def test_it_offers_exactly_the_steps_that_are_open(school: School, state: str) -> None:
    lead, deputy, _ = deciders(school)
    case = case_in(state, school, lead, deputy)
    offered = set(re.findall(rf"/cases/{case.pk}/steps/(\w+)/", words(lead, case)))
    assert offered == {rule.name for rule in open_steps(case, lead)}


def test_rule_09_the_flag_stands_beside_every_family_contact(school: School, lead: User) -> None:
    pupil = a_pupil(school)
    a_parent(pupil), a_parent(pupil, "Kim", "father")
    case = a_case(school, pupil)
    flag = "Do not tell the parents before advice</strong>"
    assert flag not in words(lead, case)
    set_advice_first(case, actor=lead, flag=True, reason="Social care asks us to wait.")
    family = re.search(r'<ul class="hr-family">(.*?)</ul>', words(lead, case), re.S)
    assert family
    assert family[1].count(flag) == 2


def test_pastoral_staff_see_the_child_and_the_notes_but_no_decisions(school: School, lead: User) -> None:
    case, tutor = a_case(school), a_user(school, STAFF)
    refer(case, lead)
    add_note(case, author=lead, text="Check in each morning.")
    Grant.objects.create(case=case, user=tutor, role=PASTORAL, given_by=lead, reason="Tutor.")
    page = words(tutor, case)
    assert "Check in each morning." in page
    assert WHY["reason"] not in page
    assert "Who can open this case" not in page
    assert "/print/" not in page


def test_it_lists_the_childs_other_cases_only_where_they_may_be_opened(school: School) -> None:
    lead, deputy, _ = deciders(school)
    pupil = a_pupil(school)
    case, earlier, hidden = (a_case(school, pupil) for _ in range(3))
    close(earlier, lead, deputy)
    hidden.shut_out.create(user=lead)
    page = words(lead, case)
    assert earlier.reference in page
    assert hidden.reference not in page


def test_each_case_shows_only_its_own_child_and_a_link_for_leads(school: School, lead: User) -> None:
    tutor = a_user(school, STAFF)
    ava, ben = cases_of(school, tutor, a_pupil(school, "Ava", "Bell"), a_pupil(school, "Ben", "Cole"))
    assert f'href="/cases/{ben.pk}/"' in words(lead, ava)
    Grant.objects.create(case=ava, user=tutor, role=PASTORAL, given_by=lead, reason="Tutor.")
    assert "Ben Cole" not in words(tutor, ava)


def test_the_concern_of_a_joined_case_stands_on_the_case_it_was_joined_to(school: School, lead: User) -> None:
    pupil = a_pupil(school)
    host, other = a_case(school, pupil, saw="First sign."), a_case(school, pupil, saw="Second sign.")
    step(other, c.JOIN, lead, into=host, **WHY)
    page = words(lead, host)
    assert "First sign." in page
    assert "Second sign." in page


def test_what_somebody_typed_is_never_markup(school: School, lead: User) -> None:
    case = a_case(school, "<b>x</b> & co", saw="<script>alert(1)</script>")
    page = words(lead, case)
    assert "<script>alert" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_it_asks_the_database_as_often_for_a_long_case_as_for_a_short_one(school: School, lead: User) -> None:
    case, client, asked = step(a_case(school), c.BEGIN_TRIAGE, lead), Client(), []
    client.force_login(lead)
    client.get(f"/cases/{case.pk}/")
    for more in (1, 9):
        for _ in range(more):
            add_note(case, author=lead, text="Seen.")
            case = step(
                case, c.MONITOR, lead, owner=lead, review_on=timezone.localdate() + timedelta(7), **WHY
            )
            case = step(case, c.RETURN_TO_TRIAGE, lead, **WHY)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/cases/{case.pk}/")
        asked.append(len(queries))
    assert asked[0] == asked[1], asked
    assert asked[0] <= 62, asked  # one of them: who has seen a reminder


def test_rule_21_whoever_is_let_in_needs_a_second_factor_too(
    school: School, lead: User, settings: Any
) -> None:
    settings.HANDRAIL_DEMO = False
    case, tutor = a_case(school), a_user(school, STAFF)
    Grant.objects.create(case=case, user=tutor, role=PASTORAL, given_by=lead, reason="Tutor.")
    page = opened(tutor, case)
    assert page.status_code == 403
    assert "needs a second factor" in page.content.decode()
    Authenticator.objects.create(user=tutor, type=Authenticator.Type.TOTP, data={})
    assert opened(tutor, case).status_code == 200


def test_whoever_was_let_in_finds_the_way_from_their_own_page(school: School, lead: User) -> None:
    case, tutor, other = a_case(school), a_user(school, STAFF), a_user(school, STAFF)
    Grant.objects.create(case=case, user=tutor, role=PASTORAL, given_by=lead, reason="Tutor.")
    pages = {}
    for user in (tutor, other):
        client = Client()
        client.force_login(user)
        pages[user] = client.get("/concerns/").content.decode()
    assert "Cases you were let into" in pages[tutor]
    assert "Cases you were let into" not in pages[other]


def test_a_deputy_finds_the_trail_of_a_case_they_own_and_a_lead_of_every_case(school: School) -> None:
    lead, deputy, _ = deciders(school)
    case = a_case(school)
    link = f"/oversight/cases/{case.pk}/"
    assert link in words(lead, case)
    assert link not in words(deputy, case)
    Case.objects.filter(pk=case.pk).update(owner=deputy)
    assert link in words(deputy, case)
    for user in (lead, deputy):
        client = Client()
        client.force_login(user)
        assert client.get(link).status_code == 200


def test_its_queries_are_few_and_no_more_for_a_longer_story(school: School, lead: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/cases/{case.pk}/").status_code == 200
        return len(seen)

    case, client = step(a_case(school), c.BEGIN_TRIAGE, lead), Client()
    client.force_login(lead)
    for _ in range(2):  # the first reading is written down, and keys are fetched once
        client.get(f"/cases/{case.pk}/")
    few = queries()
    for number in range(12):
        add_note(case, author=lead, text=f"Her form tutor has seen nothing new in week {number}.")
    assert queries() == few <= 45
