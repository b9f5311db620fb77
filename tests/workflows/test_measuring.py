"""How long each stage took, counted by hand on a case of a week."""

from datetime import UTC, datetime, timedelta

import pytest

from workflows.acts import Act
from workflows.measuring import (
    ANSWERED,
    DECIDED,
    MORE,
    READ,
    SENT,
    by_hour,
    in_words,
    measures,
    readings,
    spans,
)

MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def act(hours: float, event: str, subject: str = "", actor: str = "lead") -> Act:
    return Act(MONDAY + timedelta(hours=hours), event, actor, "lead", subject)


WEEK = [
    act(0, "case.open", actor="teacher"),
    act(0.5, "reading.case"),
    act(0.5, "case.first_read"),
    act(1, "case.begin_triage"),
    act(3, "case.refer"),
    act(3, "referral.draft", "r1"),
    act(3, "referral.draft", "r2"),
    act(5, "referral.make", "r1"),
    act(31, "referral.acknowledge", "r1"),
    act(55, "referral.accept", "r1"),
]


def hours(acts: list[Act]) -> dict[str, list[float | None]]:
    found: dict[str, list[float | None]] = {}
    for span in spans(acts):
        found.setdefault(span.stage, []).append(span.hours)
    return found


def test_each_stage_is_measured_from_what_was_written_down() -> None:
    assert hours(WEEK) == {READ: [0.5], DECIDED: [2.5], SENT: [2.0, None], ANSWERED: [26.0]}


def test_beginning_triage_is_no_decision() -> None:
    assert hours(WEEK[:4]) == {READ: [0.5], DECIDED: [None]}


def test_a_case_joined_to_another_waits_for_no_decision_of_its_own() -> None:
    assert hours([*WEEK[:3], act(2, "case.join")]) == {READ: [0.5], DECIDED: [1.5]}


def test_a_withdrawn_referral_waits_for_nothing() -> None:
    assert SENT not in hours([act(3, "referral.draft", "r1"), act(4, "referral.withdraw", "r1")])
    made = [act(3, "referral.draft", "r1"), act(4, "referral.make", "r1"), act(5, "referral.withdraw", "r1")]
    assert hours(made) == {SENT: [1.0]}


def test_a_decision_before_the_first_reading_is_not_measured_backwards() -> None:
    acts = [act(0, "case.open"), act(1, "case.raise_immediate_risk"), act(2, "case.first_read")]
    assert hours(acts) == {READ: [2.0]}


def test_many_cases_give_a_median_a_slowest_tenth_and_bars() -> None:
    read = measures(
        span for n in range(1, 11) for span in spans([act(0, "case.open"), act(n, "case.first_read")])
    )[0]
    assert (read.median, read.slowest_tenth, read.longest, read.waiting) == (5.5, 9, 10, 0)
    assert dict(read.bars) == {
        "Up to 1 hour": 1, "1 to 4 hours": 3, "4 to 24 hours": 6, "1 to 3 days": 0, "3 to 7 days": 0, MORE: 0,
    }  # fmt: skip
    assert measures([])[0].median is None


def test_readings_are_counted_by_the_hour_in_london() -> None:
    summer = Act(datetime(2026, 7, 1, 21, 30, tzinfo=UTC), "reading.case", "lead", "lead")
    assert dict(by_hour(readings([summer, *WEEK])))["22:00 to 24:00"] == 1
    assert dict(by_hour(readings(WEEK)))["08:00 to 10:00"] == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "none yet"),
        (0, "0 minutes"),
        (0.5, "30 minutes"),
        (1, "1 hour"),
        (47, "47 hours"),
        (60, "2 days"),
    ],
)
def test_times_are_told_in_words(given: float | None, said: str) -> None:
    assert in_words(given) == said
