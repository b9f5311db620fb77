"""The desk: what is most urgent first, what waits unread, and nothing of what somebody may not know."""

import re
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import School, User
from referrals.models import Case, Grant
from referrals.services.cases import mark_read
from tests.factories import a_case, a_draft, a_pupil, a_school, a_user, close, deciders, monitor, step
from trail.models import Reading
from workflows import case as c
from workflows.roles import CHAIR, PASTORAL, STAFF

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def lead(school: School) -> User:
    return deciders(school)[0]


def the_desk(user: User, **asked: str) -> Any:
    client = Client()
    client.force_login(user)
    return client.get("/desk/", asked)


def search(user: User, typed: str) -> Any:
    client = Client()
    client.force_login(user)
    return client.post("/desk/", {"q": typed})


def shown(page: Any) -> list[Case]:
    return [row.case for row in page.context["rows"]]


def test_it_says_quietly_that_nothing_is_open(lead: User) -> None:
    assert "Nothing is open" in the_desk(lead).content.decode()


def test_it_shows_the_most_urgent_first_and_then_the_next_due(school: School, lead: User) -> None:
    with time_machine.travel("2026-11-02 09:00Z"):
        soft = a_case(school)
        later = a_case(school)
    with time_machine.travel("2026-11-02 15:00Z"):
        flagged = a_case(school, safe_now="not_sure")
    Case.objects.filter(pk=soft.pk).update(urgency="U0")
    assert shown(the_desk(lead)) == [flagged, later, soft]


def test_it_marks_what_nobody_who_decides_has_opened(school: School, lead: User) -> None:
    unread, read = a_case(school), a_case(school)
    mark_read(read, actor=lead)
    assert shown(the_desk(lead, show="unread")) == [unread]
    assert the_desk(lead).content.decode().count("hr-desk__row--unread") == 1


def test_it_says_what_is_due_and_who_is_told_next(school: School, lead: User) -> None:
    with time_machine.travel("2026-11-02 10:00Z", tick=False):
        a_case(school)
        words = the_desk(lead).content.decode()
    assert re.findall(r"Due \w+ [^<]*|next: [^<]*", words) == [
        "Due today 14:00",
        "next: safeguarding lead and deputy",
    ]


def test_it_finds_what_is_overdue(school: School, lead: User) -> None:
    with time_machine.travel("2026-11-02 10:00Z"):
        late = a_case(school)
    with time_machine.travel("2026-11-03 10:00Z"):
        a_case(school)
        assert shown(the_desk(lead, show="overdue")) == [late]


def test_mine_is_what_i_own_or_took_a_step_on(school: School) -> None:
    lead, deputy, _ = deciders(school)
    owned, worked_on, _other = a_case(school), a_case(school), a_case(school)
    monitor(owned, deputy, owner=lead)
    step(worked_on, c.BEGIN_TRIAGE, lead)
    assert set(shown(the_desk(lead, show="mine"))) == {owned, worked_on}


def test_closed_cases_stand_apart(school: School) -> None:
    lead, deputy, _ = deciders(school)
    closed = close(a_case(school), lead, deputy)
    page = the_desk(lead, show="closed")
    assert shown(page) == [closed]
    assert shown(the_desk(lead)) == []


def test_it_counts_unsent_drafts_but_none_about_an_adult(school: School, lead: User) -> None:
    teacher = a_user(school, STAFF)
    a_draft(school, teacher)
    a_draft(school, teacher, about_adult="yes", adult_text="Dana Lead")
    assert "1 concern was begun" in the_desk(lead).content.decode()


def test_it_finds_by_the_start_of_a_name_and_by_reference(school: School, lead: User) -> None:
    zoe = a_case(school, a_pupil(school, "Zoë", "O’Brien"))
    unnamed = a_case(school, "a boy in a red coat")
    for typed, case in (("zoe", zoe), ("obr", zoe), (zoe.reference.lower(), zoe), ("red coat", unnamed)):
        assert shown(search(lead, typed)) == [case], typed
    assert "No case that you may open fits" in search(lead, "nobody").content.decode()


def test_it_keeps_that_somebody_searched_and_not_for_what(school: School, lead: User) -> None:
    search(lead, "Zoe")
    kept = Reading.objects.get(event="reading.desk_search")
    assert b"zoe" not in bytes(kept.header).lower()
    assert kept.actor == str(lead.pk)


def test_opening_the_desk_is_a_reading(school: School, lead: User) -> None:
    the_desk(lead)
    assert Reading.objects.filter(event="reading.desk", actor=str(lead.pk), school_id=school.pk).count() == 1


def test_it_refuses_whoever_has_no_case_and_keeps_the_attempt(school: School) -> None:
    teacher = a_user(school, STAFF)
    a_case(school, reporter=teacher)
    assert the_desk(teacher).status_code == 403
    assert Reading.objects.filter(event="access.refused", actor=str(teacher.pk)).exists()


def test_whoever_was_let_into_one_case_sees_that_case_only(school: School, lead: User) -> None:
    tutor, case = a_user(school, STAFF), a_case(school)
    a_case(school)
    Grant.objects.create(case=case, user=tutor, role=PASTORAL, given_by=lead, reason="Tutor.")
    assert shown(the_desk(tutor)) == [case]


def test_rule_11_a_lead_does_not_learn_of_a_case_about_themselves(school: School) -> None:
    lead, deputy, head = deciders(school)
    case = a_case(school)
    case.shut_out.create(user=lead)
    assert shown(the_desk(lead)) == []
    assert sum(view["count"] for view in the_desk(lead).context["views"]) == 0
    assert shown(search(lead, case.reference)) == []
    assert shown(the_desk(deputy)) == shown(the_desk(head)) == [case]


def test_the_chair_sees_only_what_is_about_the_head(school: School, lead: User) -> None:
    chair = a_user(school, CHAIR)
    a_case(school)
    about_head = a_case(school, about_adult="yes", adult_is_head=True)
    assert shown(the_desk(chair)) == [about_head]
    assert about_head not in shown(the_desk(lead))


def test_other_schools_stay_away(lead: User) -> None:
    a_case(a_school("Other School"))
    assert shown(the_desk(lead)) == []


def test_it_asks_the_database_as_often_for_fifty_cases_as_for_one(school: School, lead: User) -> None:
    asked, client = [], Client()
    client.force_login(lead)
    client.get("/desk/")  # the first page of a session writes the session
    for more in (1, 9, 40):
        for _ in range(more):
            monitor(a_case(school), lead)
        with CaptureQueriesContext(connection) as queries:
            client.get("/desk/")
        asked.append(len(queries))
    assert asked[0] == asked[1] == asked[2], asked
    assert asked[0] <= 13, [query["sql"][:120] for query in queries]


def test_many_cases_come_in_pages(school: School, lead: User) -> None:
    for _ in range(27):
        a_case(school)
    first, second = the_desk(lead), the_desk(lead, page="2")
    assert (len(shown(first)), len(shown(second))) == (25, 2)
    assert re.search(r'href="\?show=open&amp;page=2"', first.content.decode())
