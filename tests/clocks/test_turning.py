"""Steps start and stop clocks in their own transaction."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from referrals.models import Case, Clock, Referral
from referrals.services.clocks import turn
from referrals.services.concerns import discard, submit
from tests.factories import (
    CLOSING,
    WHY,
    a_case,
    a_colleague,
    a_draft,
    a_pupil,
    close,
    make,
    monitor,
    refer,
    step,
)
from workflows import case as c
from workflows import referral as r
from workflows.steps import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("clock")]
Town = SimpleNamespace


def running(record: object) -> set[str]:
    """Codes of the clocks that run on a case or referral."""
    key = {"case": record} if isinstance(record, Case) else {"referral": record}
    return set(Clock.objects.filter(stopped__isnull=True, **key).values_list("rule", flat=True))


def london(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in June 2026, given in London's time."""
    return datetime(2026, 6, day, hour - 1, minute, tzinfo=UTC)


def test_a_concern_starts_triage_and_feedback(town: Town) -> None:
    case = a_case(town.school, reporter=town.teacher)
    assert running(case) == {"concern_triage", "reporter_feedback"}
    assert case.clocks.get(rule="concern_triage").due == london(9, 14)


def test_not_safe_now_starts_the_red_flag_for_each_child(town: Town) -> None:
    concern = a_draft(town.school, town.teacher, a_pupil(town.school), "A girl in 8R", safe_now="not_sure")
    cases = submit(concern, actor=town.teacher)
    assert [case.clocks.get(rule="red_flag_open").due for case in cases] == [london(9, 10, 10)] * 2


def test_an_allegation_starts_the_one_working_day_to_the_lado(town: Town) -> None:
    adult = a_colleague(town.school)
    case = a_case(town.school, reporter=town.teacher, about_adult="yes", adult=adult)
    assert case.clocks.get(rule="lado").due == london(10, 16)


def test_beginning_triage_stops_what_it_answers_and_asks_for_a_decision(town: Town) -> None:
    case = step(a_case(town.school), c.BEGIN_TRIAGE, town.lead)
    assert running(case) == {"triage_decision"}
    stopped = case.clocks.get(rule="concern_triage")
    assert (stopped.stopped, stopped.why_stopped) == (timezone.now(), "case.begin_triage")


def test_a_drafted_call_to_social_care_is_due_today_and_the_answer_one_working_day_after_the_call(
    town: Town,
) -> None:
    draft = refer(a_case(town.school), town.lead)
    assert running(draft) == {"social_care_phone"}
    made = make(draft, town.lead)
    assert running(made) == {"social_care_written", "social_care_ack", "social_care_no_reply"}
    assert made.clocks.get(rule="social_care_ack").due == london(10, 16)
    assert made.clocks.get(rule="social_care_written").due == london(10, 10)


def test_a_call_written_down_later_runs_from_the_call(town: Town) -> None:
    an_hour_ago = timezone.now() - timedelta(hours=1)
    made = make(refer(a_case(town.school), town.lead), town.lead, when=an_hour_ago, phoned_at=an_hour_ago)
    assert made.clocks.get(rule="social_care_written").due == london(10, 9)


def test_a_form_that_went_with_the_call_needs_no_clock(town: Town) -> None:
    draft = refer(a_case(town.school), town.lead)
    made = make(draft, town.lead, written_at=timezone.now())
    assert "social_care_written" not in running(made)


def test_an_acknowledgement_is_an_answer_and_not_yet_a_decision(town: Town) -> None:
    made = make(refer(a_case(town.school), town.lead), town.lead)
    step(made, r.ACKNOWLEDGE, town.lead, when=timezone.now(), answer="A social worker was named.")
    assert running(made) == {"social_care_written", "social_care_ack"}


def test_each_stage_of_an_escalation_has_its_own_time(town: Town, clock: object) -> None:
    made = make(refer(a_case(town.school), town.lead), town.lead)
    escalating = {"stage_with": "Team manager", "reason": "No answer"}
    step(made, r.ESCALATE, town.lead, **escalating)
    step(made, r.ESCALATE, town.lead, **escalating)
    clocks = Clock.objects.filter(referral=made, rule="escalation")
    assert (clocks.count(), clocks.filter(stopped__isnull=True).count()) == (2, 1)


def test_danger_now_asks_for_the_incident_number_within_the_hour(town: Town) -> None:
    case = step(a_case(town.school), c.RAISE_IMMEDIATE_RISK, town.lead, happening="unknown")
    call = case.referrals.get(route="police_999")
    assert call.clocks.get(rule="record_999").due == london(9, 11)
    make(call, town.lead)
    assert running(call) == set()


def test_a_report_made_by_a_member_of_staff_is_told_and_does_not_ask_for_999(town: Town) -> None:
    case = a_case(town.school, reporter=town.teacher)
    facts = {
        "route": "police_999",
        "when": timezone.now(),
        "to_whom": "Operator",
        "outside_reference": "12 of today",
    }
    case = step(case, c.RECORD_OWN_REPORT, town.teacher, **facts)
    assert running(case) == {"own_report_told", "social_care_after_999"}


def test_monitoring_is_due_on_the_day_that_was_set_at_most_ten_school_days_ahead(town: Town) -> None:
    near = monitor(a_case(town.school), town.lead, review_on=london(12, 12).date())
    far = monitor(a_case(town.school), town.lead, review_on=london(23, 12).date())
    assert near.clocks.get(rule="monitor_review").due == london(12, 16)
    assert far.clocks.get(rule="monitor_review").due == london(23, 16)
    with pytest.raises(Refused) as refusal:
        monitor(a_case(town.school), town.lead, review_on=london(24, 12).date())
    assert "or a day before: a review is due after 10 school days at most" in refusal.value.facts["review_on"]


def test_renewed_monitoring_starts_anew(town: Town) -> None:
    case = monitor(a_case(town.school), town.lead, review_on=london(12, 12).date())
    monitor_again = {"owner": town.lead, "review_on": london(17, 12).date(), **WHY}
    step(case, c.MONITOR, town.lead, **monitor_again)
    assert case.clocks.get(rule="monitor_review", stopped__isnull=True).due == london(17, 16)


def test_closing_stops_every_clock_of_the_case(town: Town) -> None:
    case = a_case(town.school)
    step(case, c.BEGIN_TRIAGE, town.lead)
    case = step(Case.objects.get(pk=case.pk), c.PROPOSE_CLOSE, town.lead, **CLOSING)
    assert running(case) == {"second_person", "nfa_second_check"}
    step(case, c.CLOSE, town.deputy, **CLOSING)
    assert running(case) == set()


def test_joining_stops_the_clocks_and_separating_brings_them_back(town: Town) -> None:
    child = a_pupil(town.school)
    case, host = a_case(town.school, child), a_case(town.school, child)
    before = running(case)
    joined = step(case, c.JOIN, town.lead, into=host, **WHY)
    assert running(joined) == set()
    assert running(step(joined, c.UNJOIN, town.lead, **WHY)) == before


def test_the_last_referral_over_puts_the_decision_back_on_the_clock(town: Town) -> None:
    draft = refer(a_case(town.school), town.lead)
    step(draft, r.WITHDRAW, town.lead, **WHY)
    assert running(draft) == set()
    assert "triage_decision" in running(draft.case)


def test_reopening_asks_for_a_decision(town: Town) -> None:
    case = step(close(a_case(town.school), town.lead, town.deputy), c.REOPEN, town.lead, **WHY)
    assert running(case) == {"triage_decision"}


def test_a_draft_reminds_its_writer_until_it_is_sent_or_thrown_away(town: Town) -> None:
    kept, gone = (a_draft(town.school, town.teacher, a_pupil(town.school)) for _ in range(2))
    submit(kept, actor=town.teacher)
    discard(gone, actor=town.teacher)
    ends = Clock.objects.filter(rule="concern_draft").values_list("why_stopped", flat=True)
    assert sorted(ends) == ["concern.discarded", "concern.submitted"]


def test_a_clock_that_runs_keeps_its_time(town: Town, clock) -> None:
    case = a_case(town.school)
    due = case.clocks.get(rule="concern_triage").due
    clock.shift(timedelta(hours=1))
    with transaction.atomic():
        turn("concern.submitted", case=case, school=case.school, at=timezone.now())
    assert case.clocks.get(rule="concern_triage").due == due


def test_it_refuses_a_second_running_clock_of_one_rule(town: Town) -> None:
    case = a_case(town.school)
    twin = case.clocks.get(rule="concern_triage")
    twin.pk = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_every_referral_drafted_has_a_clock(town: Town) -> None:
    case = a_case(town.school)
    for route in ("ceop", "police_101", "prevent", "early_help", "iwf", "platform"):
        assert running(refer(Case.objects.get(pk=case.pk), town.lead, route)), route
    assert Referral.objects.count() == 6
