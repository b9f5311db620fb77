"""The harm threshold: a person decides, the clock of the LADO follows, and a low-level case is closed by two."""

import pytest
from django.db import DatabaseError, transaction

from referrals.models import Case, Clock, Notice, ThresholdDecision
from referrals.queries.assessments import undecided
from referrals.services.assessing import assess
from referrals.services.sweeping import sweep
from referrals.services.threshold import decide_threshold
from tests.factories import CLOSING, WHY, a_case, a_colleague, a_user, make, refer, step
from tests.teachers import World, a_world, signed_in
from trail.models import Entry
from workflows import case as c
from workflows.roles import CHAIR, HEAD, STAFF
from workflows.steps import NotAllowed, Refused, SomeoneWasFirst

pytestmark = pytest.mark.django_db
LOW = {"answer": "not_met", "reason": "A lift home after a match, told to the parents."}
HIGH = {"answer": "met", "criteria": ["risk"], "reason": "It happened again, in secret."}


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def case(world: World) -> Case:
    adult = a_colleague(
        world.school, a_user(world.school, STAFF, name="Corin Vale"), first="Corin", surname="Vale"
    )
    return a_case(world.school, world.ava, world.teacher, about_adult="yes", adult=adult)


def lado(case: Case) -> list[bool]:
    """Whether each clock of the LADO still runs, the oldest first."""
    return [
        clock.stopped is None for clock in Clock.objects.filter(case=case, rule="lado").order_by("started")
    ]


@pytest.mark.sqlite
def test_not_met_stops_the_clock_and_a_later_met_starts_it_again(world: World, case: Case) -> None:
    assert lado(case) == [True]
    decide_threshold(case, actor=world.head, answer="unclear", reason="We have heard one side alone.")
    assert lado(case) == [True]
    decide_threshold(case, actor=world.head, **LOW)
    assert lado(case) == [False]
    decide_threshold(case, actor=world.head, **HIGH)
    assert lado(case) == [False, True]
    told = Entry.objects.filter(case_id=case.pk, event__startswith="case.threshold")
    assert [one.event for one in told.order_by("seq")] == [
        "case.threshold_unclear", "case.threshold_not_met", "case.threshold_met",
    ]  # fmt: skip


def test_not_clear_after_not_met_starts_it_again_too(world: World, case: Case) -> None:
    decide_threshold(case, actor=world.head, **LOW)
    decide_threshold(case, actor=world.head, answer="unclear", reason="A second child has spoken.")
    assert lado(case) == [False, True]


def test_met_starts_no_clock_where_the_lado_was_told(world: World, case: Case) -> None:
    make(refer(case, world.head, "lado"), world.head)
    decide_threshold(case, actor=world.head, **HIGH)
    assert lado(case) == [False]


def test_pressed_twice_it_is_kept_once(world: World, case: Case) -> None:
    first = decide_threshold(case, actor=world.head, **LOW)
    assert decide_threshold(case, actor=world.head, **LOW) == first
    assert ThresholdDecision.objects.count() == 1


def test_whoever_was_second_is_told_what_the_first_decided(world: World, case: Case) -> None:
    other_head = a_user(world.school, HEAD, name="Hari Head")
    decide_threshold(case, actor=other_head, seen="", **LOW)
    with pytest.raises(SomeoneWasFirst, match="Hari Head decided “Not met"):
        decide_threshold(case, actor=world.head, seen="", **HIGH)
    page = signed_in(world.head).post(f"/cases/{case.pk}/threshold/", {**HIGH, "seen": ""})
    shown = page.content.decode()
    assert page.status_code == 409 and "Hari Head decided" in shown and HIGH["reason"] in shown
    newest = ThresholdDecision.objects.get()
    assert f'value="{newest.pk}"' in shown, "the second press is about what is on the page now"


@pytest.mark.sqlite
def test_a_decision_cannot_be_changed_afterwards(world: World, case: Case) -> None:
    decide_threshold(case, actor=world.head, **LOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        ThresholdDecision.objects.update(answer="met")


def test_only_the_head_decides_or_the_chair_where_it_is_about_the_head(world: World, case: Case) -> None:
    for person in (world.lead, world.deputy, world.chair, world.teacher):
        with pytest.raises(NotAllowed):
            decide_threshold(case, actor=person, **LOW)
    about_head = a_case(
        world.school,
        world.ava,
        world.teacher,
        about_adult="yes",
        adult=world.head.staff_member,
        adult_is_head=True,
    )
    with pytest.raises(NotAllowed):
        decide_threshold(about_head, actor=world.head, **LOW)
    decide_threshold(about_head, actor=world.chair, **LOW)


def test_a_case_about_a_child_has_no_threshold(world: World) -> None:
    with pytest.raises(NotAllowed):
        decide_threshold(a_case(world.school, world.ava), actor=world.head, **LOW)


def test_it_refuses_a_decision_without_a_reason(world: World, case: Case) -> None:
    with pytest.raises(Refused) as refusal:
        decide_threshold(case, actor=world.head, answer="not_met", reason=" ")
    assert list(refusal.value.facts) == ["reason"]


def test_the_page_lists_the_criteria_and_keeps_what_was_typed_when_they_contradict(
    world: World, case: Case
) -> None:
    client = signed_in(world.head)
    where = f"/cases/{case.pk}/threshold/"
    assert "may not be suitable to work with children" in client.get(where).content.decode()
    page = client.post(where, {**LOW, "criteria": ["offence"]})
    shown = page.content.decode()
    assert page.status_code == 422 and "or untick it" in shown and LOW["reason"] in shown
    assert client.post(where, LOW).status_code == 302
    assert "Harm threshold:" in (home := client.get(f"/cases/{case.pk}/").content.decode())
    assert "decided on the harm threshold: Not met: a low-level concern" in home


def test_the_suggestion_leads_there_and_is_decided_by_it(world: World, case: Case) -> None:
    assess(case, answers={"contact": "staff"}, actor=world.head)
    assert undecided(case) == ["lado", "low_level_concern"]
    assert f"/cases/{case.pk}/threshold/" in (
        signed_in(world.head).get(f"/cases/{case.pk}/assessment/").content.decode()
    )
    decide_threshold(case, actor=world.head, **HIGH)
    assert undecided(case) == ["lado"]
    decide_threshold(case, actor=world.head, **LOW)
    assert undecided(case) == []


def test_rule_12_a_low_level_concern_is_closed_by_two(world: World, case: Case) -> None:
    second = a_user(world.school, HEAD, name="Hari Head")
    case = step(case, c.BEGIN_TRIAGE, world.head)
    low = {**CLOSING, "outcome": "low_level"}
    with pytest.raises(Refused) as refusal:
        step(case, c.PROPOSE_CLOSE, world.head, **low)
    assert list(refusal.value.facts) == ["outcome"]
    decide_threshold(case, actor=world.head, **LOW)
    case = step(case, c.PROPOSE_CLOSE, world.head, **low)
    with pytest.raises(Refused, match="second, different person"):
        step(case, c.CLOSE, world.head, **low)
    assert step(case, c.CLOSE, second, **low).outcome_words == "Low level: kept in the log"


def test_a_case_that_was_opened_again_keeps_the_clock_only_where_it_is_met(world: World, case: Case) -> None:
    second = a_user(world.school, HEAD)
    case = step(case, c.BEGIN_TRIAGE, world.head)
    decide_threshold(case, actor=world.head, **LOW)
    low = {**CLOSING, "outcome": "low_level"}
    case = step(step(case, c.PROPOSE_CLOSE, world.head, **low), c.CLOSE, second, **low)
    page = signed_in(world.head).post(f"/cases/{case.pk}/threshold/", HIGH)
    assert page.status_code == 422 and "Reopen or separate it first" in page.content.decode()
    assert lado(case) == [False]
    case = step(case, c.REOPEN, world.head, **WHY)
    assert lado(case) == [False]
    decide_threshold(case, actor=world.head, **HIGH)
    assert lado(case) == [False, True]


def test_rule_11_nobody_but_the_head_is_reminded_and_never_the_subject(world: World, case: Case) -> None:
    decide_threshold(case, actor=world.head, **LOW)
    clock = decide_threshold(case, actor=world.head, **HIGH).case.clocks.get(rule="lado", stopped=None)
    sweep(clock.due)
    told = Notice.objects.filter(clock=clock).values_list("person", flat=True)
    assert set(told) == {world.head.pk}
    assert CHAIR not in world.head.roles_at(world.school)
