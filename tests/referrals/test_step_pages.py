"""One page for each step: it asks for what the rule needs, keeps what was typed, and says plainly why not."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from people.models import School, User
from referrals.models import Case, Referral
from tests.factories import WHY, a_case, a_pupil, a_school, a_user, case_in, close, deciders, make, step
from tests.referrals.every_step import entries
from trail.models import Reading
from workflows import case as c
from workflows import referral as r
from workflows.roles import PASTORAL, STAFF
from workflows.steps import Step

pytestmark = pytest.mark.django_db
BY_PEOPLE = [rule for rule in c.RULES if not rule.system]


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def people(school: School) -> tuple[User, User, User]:
    return deciders(school)


@pytest.fixture
def browser(people: tuple[User, User, User]) -> Client:
    client = Client()
    client.force_login(people[0])
    return client


def page_of(case: Case, rule: Step) -> str:
    return f"/cases/{case.pk}/steps/{rule.name}/"


def posted(browser: Client, case: Case, rule: Step, **given: Any) -> Any:
    return browser.post(page_of(case, rule), {"seen": case.step_seq, **given})


def ready_for(rule: Step, school: School, people: tuple[User, User, User]) -> Case:
    return case_in(rule.sources[0], school, people[0], people[1])


@pytest.mark.parametrize("rule", BY_PEOPLE, ids=lambda rule: rule.name)
def test_every_step_has_a_page_that_asks_its_questions(rule: Step, school, people, browser) -> None:  # type: ignore[no-untyped-def]
    page = browser.get(page_of(ready_for(rule, school, people), rule))
    assert page.status_code == 200
    asked = [fact.name for fact in rule.needs if fact.name != "loose_ends"]  # nothing is open on these cases
    assert asked == [name for name in page.context["form"].fields if name != "seen"]
    assert rule.label in page.content.decode()


@pytest.mark.parametrize("rule", [rule for rule in BY_PEOPLE if rule.needs], ids=lambda rule: rule.name)
def test_missing_answers_come_back_with_a_link_to_each_question(rule: Step, school, people, browser) -> None:  # type: ignore[no-untyped-def]
    case = ready_for(rule, school, people)
    page = posted(browser, case, rule)
    words = page.content.decode()
    unanswered = [f for f in rule.needs if f.required and "unknown" not in dict(f.choices)]
    assert page.status_code == 422
    assert "There is a problem" in words
    for fact in unanswered:
        assert page.context["form"].errors[fact.name]
        assert f'href="#id_{fact.name}' in words
    assert entries(case, rule.event) == 0


def test_it_takes_the_step_and_goes_back_to_the_case(school, people, browser) -> None:  # type: ignore[no-untyped-def]
    case = a_case(school)
    page = posted(browser, case, c.BEGIN_TRIAGE)
    assert (page.status_code, page["Location"]) == (302, f"/cases/{case.pk}/")
    assert Case.objects.get(pk=case.pk).state == c.TRIAGE


def test_refer_leads_to_the_draft_it_opened(school, browser) -> None:  # type: ignore[no-untyped-def]
    case = a_case(school)
    page = posted(browser, case, c.REFER, route="ceop", consent="no", aware="not_yet", **WHY)
    draft = Referral.objects.get(case=case)
    assert page["Location"] == f"/referrals/{draft.pk}/"
    assert (draft.route, draft.consent, draft.aware) == ("ceop", "no", "not_yet")


def test_rule_15_consent_and_awareness_are_asked_and_never_a_condition(school, browser) -> None:  # type: ignore[no-untyped-def]
    case = a_case(school)
    words = browser.get(page_of(case, c.REFER)).content.decode()
    assert "never needed to refer" in words
    assert posted(browser, case, c.REFER, route="social_care", **WHY).status_code == 302
    draft = Referral.objects.get(case=case)
    assert (draft.consent, draft.aware) == ("unknown", "unknown")


def test_danger_now_leads_to_the_card_for_the_call(school, browser) -> None:  # type: ignore[no-untyped-def]
    case = a_case(school)
    page = posted(browser, case, c.RAISE_IMMEDIATE_RISK, happening="A car is waiting.")
    assert page["Location"] == f"/referrals/{Referral.objects.get(case=case, route='police_999').pk}/"


def test_it_keeps_what_was_typed_when_an_answer_is_wrong(school, people, browser) -> None:  # type: ignore[no-untyped-def]
    case = case_in(c.TRIAGE, school, *people[:2])
    page = posted(
        browser, case, c.MONITOR, owner=people[1].pk, review_on="2020-01-01", reason="Quiet for now."
    )
    words = page.content.decode()
    assert page.status_code == 422
    assert "Choose a day after today" in words
    assert "Quiet for now." in words
    assert f'<option value="{people[1].pk}" selected>' in words


def test_wrong_and_missing_answers_are_named_together(school, people, browser) -> None:  # type: ignore[no-untyped-def]
    case = case_in(c.TRIAGE, school, *people[:2])
    errors = posted(browser, case, c.MONITOR, review_on="soon").context["form"].errors
    assert set(errors) == {"owner", "review_on", "reason"}
    assert errors["review_on"] == ["“Review date”: write a date, for example 3 May 2026"]


def test_it_finds_the_child_without_javascript(school, people, browser) -> None:  # type: ignore[no-untyped-def]
    case, right = a_case(school, "a boy with a red coat"), a_pupil(school, "Zed", "Amari")
    page = posted(browser, case, c.CORRECT_CHILD, q="zed", find="find", reason="Tutor knew him.")
    words = page.content.decode()
    assert page.status_code == 200
    assert right.label in words
    assert "Tutor knew him." in words
    assert "There is a problem" not in words
    assert posted(browser, case, c.CORRECT_CHILD, pupil=right.pk, reason="Tutor knew him.").status_code == 302
    assert Case.objects.get(pk=case.pk).pupil == right


def test_a_child_of_another_school_cannot_be_named(school, browser) -> None:  # type: ignore[no-untyped-def]
    stranger = a_pupil(a_school("Elsewhere"), "Zed")
    page = posted(browser, a_case(school), c.CORRECT_CHILD, pupil=stranger.pk, **WHY)
    assert page.context["form"].errors["pupil"] == ["“The right child”: choose one of the answers offered"]


def test_only_open_cases_of_the_same_child_are_offered_for_joining(school, people, browser) -> None:  # type: ignore[no-untyped-def]
    pupil = a_pupil(school)
    case, same, closed, other = (
        a_case(school, pupil),
        a_case(school, pupil),
        a_case(school, pupil),
        a_case(school),
    )
    close(closed, *people[:2])
    words = browser.get(page_of(case, c.JOIN)).content.decode()
    assert same.reference in words
    assert closed.reference not in words
    assert other.reference not in words


def test_whoever_the_case_is_about_is_not_offered_as_its_owner(school, people, browser) -> None:  # type: ignore[no-untyped-def]
    accused = a_user(school, STAFF, name="Kit Named")
    case = case_in(c.TRIAGE, school, *people[:2])
    case.shut_out.create(user=accused)
    assert "Kit Named" not in browser.get(page_of(case, c.MONITOR)).content.decode()


def test_closing_says_what_is_still_open(school, people, browser) -> None:  # type: ignore[no-untyped-def]
    case = case_in(c.SOCIAL_CARE_REFERRAL, school, *people[:2])
    referral = case.referrals.get()
    step(make(referral, people[0]), r.DECLINE, people[0], when=timezone.now(), answer="Below the threshold.")
    words = browser.get(page_of(case, c.PROPOSE_CLOSE)).content.decode()
    assert "Still open: Children" in words


def test_it_answers_403_where_the_case_may_be_seen_and_the_step_not_taken(school, people) -> None:  # type: ignore[no-untyped-def]
    case, tutor = case_in(c.TRIAGE, school, *people[:2]), a_user(school, STAFF)
    case.grants.create(user=tutor, role=PASTORAL, given_by=people[0], reason="Tutor.")
    client = Client()
    client.force_login(tutor)
    for answer in (client.get(page_of(case, c.MONITOR)), posted(client, case, c.MONITOR)):
        assert answer.status_code == 403
    assert Reading.objects.filter(chain_id=case.pk, event="access.refused").count() == 2


def test_pastoral_staff_may_record_a_report_of_their_own_on_open_routes_only(school, people) -> None:  # type: ignore[no-untyped-def]
    case, tutor = a_case(school), a_user(school, STAFF)
    case.grants.create(user=tutor, role=PASTORAL, given_by=people[0], reason="Tutor.")
    client = Client()
    client.force_login(tutor)
    words = client.get(page_of(case, c.RECORD_OWN_REPORT)).content.decode()
    assert "Police (999)" in words
    assert "LADO" not in words


@pytest.mark.parametrize("name", ["settle", "nonsense"])
def test_there_is_no_page_for_steps_people_do_not_take(name: str, school, browser) -> None:  # type: ignore[no-untyped-def]
    assert browser.get(f"/cases/{a_case(school).pk}/steps/{name}/").status_code == 404


def test_a_step_that_is_not_open_now_leads_back_with_a_word_why(school, browser) -> None:  # type: ignore[no-untyped-def]
    case = a_case(school)
    page = browser.get(page_of(case, c.REOPEN), follow=True)
    assert page.redirect_chain == [(f"/cases/{case.pk}/", 302)]
    assert "is not possible now" in page.content.decode()


def test_whoever_may_not_open_the_referral_comes_back_to_the_case(school, people) -> None:  # type: ignore[no-untyped-def]
    case, tutor = a_case(school), a_user(school, STAFF)
    case.grants.create(user=tutor, role=PASTORAL, given_by=people[0], reason="Tutor.")
    client = Client()
    client.force_login(tutor)
    page = posted(client, case, c.RAISE_IMMEDIATE_RISK, happening="unknown")
    assert page["Location"] == f"/cases/{case.pk}/"
