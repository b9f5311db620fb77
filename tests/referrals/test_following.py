"""Suggestions that are no referral: each leads somewhere, is written down as done or answered, and is told."""

import re

import pytest

from people.models import User
from referrals.models import Case, Consideration
from referrals.queries.assessments import unanswered, undecided
from referrals.services.assessing import assess, consider
from referrals.views.cases.deciding import way_to
from tests.factories import a_case, a_school, deciders, monitor, refer, step
from tests.teachers import signed_in
from trail.models import Entry
from workflows import case as c
from workflows import referral as r
from workflows.steps import Refused

pytestmark = pytest.mark.django_db
BULLIED = {"online_conduct": "bullying", "sexual_element": False}
SPREADING = {"image": "spreading", "contact": "child", "sexual_element": True}


@pytest.fixture
def lead() -> User:
    return deciders(a_school())[0]


@pytest.fixture
def case(lead: User) -> Case:
    return step(a_case(lead.memberships.first().school), c.BEGIN_TRIAGE, lead)


def page(case: Case, lead: User) -> str:
    return signed_in(lead).get(f"/cases/{case.pk}/assessment/").content.decode()


def test_what_was_done_by_the_behaviour_policy_is_written_down_and_decides_it(case: Case, lead: User) -> None:
    assess(case, answers=BULLIED, actor=lead)
    assert undecided(case) == ["platform", "behaviour"]
    note = "Talked with both and their parents; looked at again on Friday."
    consider(case, reasons={"platform": "No platform of its own."}, done={"behaviour": note}, actor=lead)
    assert undecided(case) == []
    assert [one.event for one in Entry.objects.filter(case_id=case.pk).order_by("seq")][-2:] == [
        "case.considered", "case.followed",
    ]  # fmt: skip
    assert note in page(case, lead)
    told = signed_in(lead).get(f"/cases/{case.pk}/").content.decode()
    assert (
        "followed The school&#x27;s behaviour policy" in told
        or "followed The school's behaviour policy" in told
    )


def test_a_case_waits_for_it_as_for_any_other_suggestion(case: Case, lead: User) -> None:
    assess(case, answers={"child_age": 18}, actor=lead)
    with pytest.raises(Refused, match=r"suggested Police .*, Adult safeguarding"):
        monitor(case, lead)


def test_advice_is_recorded_and_holds_nothing_up(case: Case, lead: User) -> None:
    assess(case, answers={}, actor=lead)
    assert (unanswered(case), undecided(case)) == (["advice"], [])
    shown = page(case, lead)
    assert "Numbers to ring" in shown and "No case waits for this." in shown
    consider(
        case,
        reasons={},
        done={"advice": "The front door: keep watching, ring again if it changes."},
        actor=lead,
    )
    assert unanswered(case) == []
    assert Consideration.objects.get().done
    monitor(case, lead)


def test_report_remove_is_followed_by_the_referral_to_the_iwf(case: Case, lead: User) -> None:
    assess(case, answers=SPREADING, actor=lead)
    assert {"report_remove", "iwf"} <= set(undecided(case))
    assert 'href="/report-remove/"' in page(case, lead)
    draft = refer(case, lead, "iwf")
    assert not {"report_remove", "iwf"} & set(undecided(case))
    step(draft, r.WITHDRAW, lead, reason="Written twice.")
    assert {"report_remove", "iwf"} <= set(undecided(case))


def test_on_a_childs_case_a_low_level_concern_leads_to_a_concern_about_the_adult(
    case: Case, lead: User
) -> None:
    assess(case, answers={"contact": "staff", "staff_threshold": "below"}, actor=lead)
    assert undecided(case) == ["low_level_concern"]
    shown = page(case, lead)
    assert 'href="/concerns/new/"' in shown and 'name="done_low_level_concern"' in shown
    consider(case, reasons={}, done={"low_level_concern": "Logged with the head this morning."}, actor=lead)
    assert undecided(case) == []


@pytest.mark.parametrize(
    ("reasons", "done", "says"),
    [
        ({"behaviour": "It is no matter of behaviour."}, {"behaviour": "Talked with both."}, "either what was done"),
        ({}, {"behaviour": "Done."}, "a little more"),
        ({}, {"platform": "Reported it there yesterday."}, "A note is not enough"),
        ({}, {"advice": "Rang the front door today."}, "decided already"),
    ],
)  # fmt: skip
def test_it_refuses_what_decides_nothing_and_keeps_what_was_typed(
    case: Case, lead: User, reasons: dict[str, str], done: dict[str, str], says: str
) -> None:
    assess(case, answers=BULLIED, actor=lead)
    with pytest.raises(Refused, match=says):
        consider(case, reasons=reasons, done=done, actor=lead)
    assert not Consideration.objects.exists()


def test_the_page_keeps_what_was_typed_when_a_note_is_too_short(case: Case, lead: User) -> None:
    assess(case, answers={}, actor=lead)
    answer = signed_in(lead).post(
        f"/cases/{case.pk}/assessment/", {"seen": str(case.assessments.get().pk), "done_advice": "Rang."}
    )
    assert answer.status_code == 422 and ">Rang.</textarea>" in answer.content.decode()


@pytest.mark.parametrize("code", ["platform", "report_remove"])
def test_the_way_to_a_referral_has_the_suggested_route_chosen(case: Case, lead: User, code: str) -> None:
    link, _ = way_to(case, code)
    shown = signed_in(lead).get(link).content.decode()
    (chosen,) = [box for box in re.findall(r"<input[^>]*>", shown) if re.search(r"\bchecked\b", box)]
    assert f'value="{"iwf" if code == "report_remove" else code}"' in chosen


@pytest.mark.parametrize("route", ["nonsense", "", "monitor"])
def test_a_route_that_nobody_may_take_here_is_not_chosen(case: Case, lead: User, route: str) -> None:
    shown = signed_in(lead).get(f"/cases/{case.pk}/steps/refer/", {"route": route})
    assert shown.status_code == 200
    assert not re.search(r"<input[^>]*\bchecked\b", shown.content.decode())


def test_a_link_chooses_nothing_over_what_somebody_chose(case: Case, lead: User) -> None:
    answer = signed_in(lead).post(
        f"/cases/{case.pk}/steps/refer/?route=ceop", {"seen": case.step_seq, "route": "lado"}
    )
    assert answer.status_code == 422
    (chosen,) = re.findall(r"<input[^>]*\bchecked\b[^>]*>", answer.content.decode())
    assert 'value="lado"' in chosen
