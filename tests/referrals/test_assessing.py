"""An assessment is kept with what was suggested; what is not followed needs a reason before the case goes on."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from people.models import User
from referrals.models import Assessment, Case, Consideration
from referrals.queries.assessments import changes, undecided
from referrals.services.assessing import assess, consider
from tests.factories import WHY, a_case, a_school, deciders, refer, step
from tests.teachers import signed_in
from trail.models import Entry
from workflows import case as c
from workflows.questions import BadAnswers
from workflows.roles import STAFF
from workflows.steps import NotAllowed, Refused

pytestmark = pytest.mark.django_db
ASKED = {"indicators": ["I08"], "contact": "unknown", "contact_online_only": True, "child_age": 12}


@pytest.fixture
def people() -> tuple[User, User, User]:
    return deciders(a_school())


@pytest.fixture
def lead(people: tuple[User, User, User]) -> User:
    return people[0]


@pytest.fixture
def case(lead: User) -> Case:
    school = lead.memberships.first().school
    saw = "He was asked for a picture, and asked to move to a private chat."
    return step(a_case(school, saw=saw), c.BEGIN_TRIAGE, lead)


def page(case: Case, more: str = "") -> str:
    return f"/cases/{case.pk}/assessment/{more}"


def monitor(case: Case, lead: User) -> None:
    ahead = timezone.localdate() + timedelta(days=7)
    step(case, c.MONITOR, lead, owner=lead, review_on=ahead, **WHY)


def test_it_is_kept_with_its_policy_rows_and_routes(case: Case, lead: User) -> None:
    made = assess(case, answers=ASKED, actor=lead)
    assert (made.rows, made.routes, made.urgency) == (["D5"], ["social_care", "ceop"], "U2")
    entry = Entry.objects.filter(case_id=case.pk).latest("seq")
    assert entry.event == "case.assessed"
    assert entry.says["data"] == {"policy": made.policy, "urgency": "U2", "routes": "social_care,ceop"}


def test_rule_03_it_makes_a_case_more_urgent_and_never_less(case: Case, lead: User) -> None:
    assess(case, answers=ASKED, actor=lead)
    case.refresh_from_db()
    assert case.urgency == "U2"
    assess(case, answers={"indicators": ["I33"]}, actor=lead)
    case.refresh_from_db()
    assert case.urgency == "U2"


def test_pressed_twice_it_is_kept_once(case: Case, lead: User) -> None:
    first, second = assess(case, answers=ASKED, actor=lead), assess(case, answers=ASKED, actor=lead)
    assert first == second and Assessment.objects.count() == 1


def test_the_chronology_tells_what_was_suggested_and_why_it_was_not_followed(case: Case, lead: User) -> None:
    assess(case, answers=ASKED, actor=lead)
    consider(case, reasons={"ceop": "The police have it."}, actor=lead)
    for more in ("", "print/"):
        shown = signed_in(lead).get(f"/cases/{case.pk}/{more}").content.decode()
        assert "considered CEOP Safety Centre and did not refer" in shown and "The police have it." in shown


def test_the_earlier_ones_stay_and_what_changed_is_told(case: Case, lead: User) -> None:
    first = assess(case, answers=ASKED, actor=lead)
    second = assess(case, answers={**ASKED, "threat": True, "indicators": ["I08", "I25"]}, actor=lead)
    told = {one.asked: (one.before, one.after) for one in changes(second, first)}
    assert told["Is the child being threatened?"] == ("not known", "yes")
    assert told["The child was told to keep the friendship secret"] == ("", "ticked")
    with pytest.raises(DatabaseError), transaction.atomic():
        Assessment.objects.filter(pk=first.pk).update(policy="none")


def test_a_suggestion_is_referred_or_answered_before_the_case_is_monitored(case: Case, lead: User) -> None:
    assess(case, answers=ASKED, actor=lead)
    with pytest.raises(Refused, match="suggested Children's social care, CEOP Safety Centre"):
        monitor(case, lead)
    consider(
        case, reasons={"ceop": "The police have it.", "social_care": "Advice was: no referral."}, actor=lead
    )
    monitor(case, lead)
    assert Entry.objects.filter(case_id=case.pk, event="case.considered").count() == 2


def test_a_referral_answers_the_suggestion(case: Case, lead: User) -> None:
    assess(case, answers=ASKED, actor=lead)
    refer(case, lead, "ceop")
    assert undecided(case) == ["social_care"]


def test_the_second_press_is_told_that_it_is_decided(case: Case, lead: User) -> None:
    assess(case, answers=ASKED, actor=lead)
    for _ in range(2):  # the same words are the same press
        consider(case, reasons={"ceop": "The police have it."}, actor=lead)
    with pytest.raises(Refused, match="CEOP Safety Centre: decided already"):
        consider(case, reasons={"ceop": "The police have it now."}, actor=lead)
    assert Consideration.objects.count() == 1


def test_nobody_but_whoever_decides_assesses(case: Case) -> None:
    with pytest.raises(NotAllowed):
        assess(case, answers=ASKED, actor=case.concern_children.get().concern.reporter)
    reporter = case.concern_children.get().concern.reporter
    assert reporter.memberships.first().role == STAFF
    assert signed_in(reporter).get(page(case)).status_code == 404


def test_bad_answers_write_nothing(case: Case, lead: User) -> None:
    with pytest.raises(BadAnswers):
        assess(case, answers={"contact": "alien"}, actor=lead)
    assert not Assessment.objects.exists()


def test_the_page_marks_words_ticks_nothing_and_knows_the_age(case: Case, lead: User) -> None:
    shown = signed_in(lead).get(page(case)).content.decode()
    assert '<mark class="hr-maybe">asked for a picture' in shown
    assert "checked" not in shown.split("Questions</h2>")[0].split("Signs</h2>")[1]
    assert 'name="child_age"' in shown and 'value="13"' in shown


def test_what_is_typed_is_suggested_without_being_kept(case: Case, lead: User) -> None:
    typed: dict[str, Any] = {"signs_0": ["I01"], "threat": "yes", "contact": "adult"}
    part = signed_in(lead).post(page(case, "suggestion/"), typed).content.decode()
    assert "not kept yet" in part and "Police (999)" in part and "Act now" in part
    assert not Assessment.objects.exists()


def test_the_page_keeps_answers_and_shows_them_again(case: Case, lead: User) -> None:
    client = signed_in(lead)
    typed = {"signs_2": ["I08"], "contact": "unknown", "child_age": "12", "sexual_element": "no"}
    assert client.post(page(case), typed)["Location"] == page(case)
    assert Assessment.objects.get().answers == {
        "indicators": ["I08"], "contact": "unknown", "child_age": 12, "sexual_element": False,
    }  # fmt: skip
    assert "Kept assessments" in client.get(page(case)).content.decode()


def test_a_wrong_age_comes_back_with_everything_typed(case: Case, lead: User) -> None:
    answer = signed_in(lead).post(page(case), {"child_age": "1200", "contact": "adult"})
    assert answer.status_code == 422
    assert 'value="1200"' in answer.content.decode()


def test_reasons_are_kept_with_the_answers_and_a_short_one_is_refused(case: Case, lead: User) -> None:
    client = signed_in(lead)
    made = assess(case, answers=ASKED, actor=lead)
    typed = {
        "seen": made.pk, "signs_2": ["I08"], "contact": "unknown", "contact_online_only": "yes", "child_age": "12",
        "threat": "yes",
    }  # fmt: skip
    short = client.post(page(case), {**typed, "reason_ceop": "x"})
    assert short.status_code == 422 and "Write a little more" in short.content.decode()
    assert Assessment.objects.count() == 1
    client.post(page(case), {**typed, "reason_ceop": "The police have it."})
    shown = client.get(page(case)).content.decode()
    assert "Considered, not referred" in shown and "The police have it." in shown
    assert Assessment.objects.last().answers["threat"] is True


def test_a_reason_stays_on_the_page_after_a_later_assessment(case: Case, lead: User) -> None:
    assess(case, answers=ASKED, actor=lead)
    consider(case, reasons={"ceop": "The police have it."}, actor=lead)
    assess(case, answers={**ASKED, "threat": True}, actor=lead)
    assert "The police have it." in signed_in(lead).get(page(case)).content.decode()


def test_a_page_from_before_another_assessment_keeps_nothing_and_shows_it(case: Case, lead: User) -> None:
    client = signed_in(lead)
    assess(case, answers={"indicators": ["I05"]}, actor=lead)
    late = client.post(page(case), {"seen": "", "signs_5": ["I21"]})
    assert late.status_code == 409
    assert "kept an assessment at" in late.content.decode()
    assert Assessment.objects.count() == 1
    again = {"seen": Assessment.objects.get().pk, "signs_5": ["I21"]}
    assert client.post(page(case), again).status_code == 302


def test_unticking_takes_no_suggestion_back(case: Case, lead: User) -> None:
    assess(case, answers={"indicators": ["I05"]}, actor=lead)
    assess(case, answers={"indicators": ["I33"]}, actor=lead)
    assert undecided(case) == ["police_999", "social_care"]
    with pytest.raises(Refused, match="suggested Police"):
        monitor(case, lead)


def test_how_handrail_suggests_is_open_to_everybody_and_names_every_row(case: Case, lead: User) -> None:
    reporter = case.concern_children.get().concern.reporter
    shown = signed_in(reporter).get("/how-handrail-suggests/").content.decode()
    assert all(f">D{number}<" in shown for number in range(1, 24))
    assert "Keeping Children Safe in Education 2025, Part five" in shown
