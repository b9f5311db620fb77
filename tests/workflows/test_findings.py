"""What an auditor is told to ask about: each finding on a case that has it, and none on a case that is in order."""

from datetime import UTC, datetime, timedelta

import pytest

from workflows.acts import Act, Overrun, Reason
from workflows.findings import ALONE, NIGHT, NO_REASON, NO_TASK, Finding, findings

NINE = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def act(hours: float, event: str, actor: str = "lead", seq: int | None = None, **more: object) -> Act:
    return Act(NINE + timedelta(hours=hours), event, actor, more.pop("role", "lead"), seq=seq, **more)  # type: ignore[arg-type]


IN_ORDER = [
    act(0, "case.open", "teacher", 1, role="reporter"),
    act(1, "reading.case"),
    act(1, "case.begin_triage", seq=2),
    act(2, "notice.sent", "system", 3, role="", data={"to": "head"}),
    act(3, "reading.case", "head", role="head"),
    act(4, "case.grant", seq=4, subject="tutor"),
    act(5, "reading.case", "tutor", role="pastoral"),
    act(6, "case.propose_close", seq=5),
    act(7, "case.close", "deputy", 6, role="deputy"),
    act(8, "reading.trail", "auditor", role="auditor"),
]
REASONS = [Reason(5, "propose_close", 12), Reason(6, "close", 9), Reason(2, "begin_triage", 0)]


def found(
    acts: list[Act], reasons: list[Reason] = REASONS, overruns: tuple[Overrun, ...] = ()
) -> list[Finding]:
    return findings(acts, reasons=reasons, overruns=overruns, now=NINE + timedelta(days=1))


def codes(acts: list[Act], reasons: list[Reason] = REASONS) -> list[str]:
    return [one.code for one in found(acts, reasons)]


def test_a_case_in_order_has_none() -> None:
    assert codes(IN_ORDER) == []


def test_a_decision_with_too_short_a_reason_or_none() -> None:
    told = found(IN_ORDER, [Reason(5, "propose_close", 1), Reason(6, "close", 0)])
    assert [(one.code, one.about, one.seq) for one in told] == [
        (NO_REASON, "a reason of 1 word", 5), (NO_REASON, "no reason", 6),
    ]  # fmt: skip


def test_a_deadline_that_was_overrun_says_by_how_much_and_whether_why_is_written() -> None:
    late = Overrun("concern_triage", NINE, NINE + timedelta(hours=3))
    still = Overrun("social_care_ack", NINE, None, reasoned=True)
    told = [one.about for one in found(IN_ORDER, overruns=(late, still))]
    assert told[0] == "“Begin triage”: late by 3 hours"
    assert told[1].endswith("still open, late by 24 hours, with a reason written down")


def test_a_case_closed_by_one_person() -> None:
    alone = [one for one in IN_ORDER if one.event != "case.propose_close"]
    assert codes(alone) == [ALONE]
    same = [act(6, "case.propose_close", seq=5), act(7, "case.close", seq=6)]
    assert codes(same) == [ALONE]


def test_a_proposal_before_a_reopening_does_not_count() -> None:
    again = [*IN_ORDER, act(9, "case.reopen", seq=7), act(10, "case.close", "head", 8, role="head")]
    assert codes(again) == [ALONE]


def test_whoever_only_read_is_asked_why_and_once() -> None:
    curious = [
        act(9, "reading.case", "other", role="deputy"),
        act(10, "reading.case", "other", role="deputy"),
    ]
    assert [(one.code, one.actor) for one in found([*IN_ORDER, *curious])] == [(NO_TASK, "other")]


@pytest.mark.parametrize("taken", ["export.attachment", "export.summary", "export.form", "case.print"])
def test_who_takes_something_away_is_asked_why_like_who_reads_it(taken: str) -> None:
    curious = [act(9, "reading.case", "other", role="head"), act(10, taken, "other", 7, role="head")]
    assert [(one.code, one.actor) for one in found([*IN_ORDER, *curious])] == [(NO_TASK, "other")]
    assert codes([*IN_ORDER, act(15, taken, "deputy", 7, role="deputy")]) == [NIGHT]


def test_a_night_is_one_finding_on_both_sides_of_midnight() -> None:
    night = [
        act(14, "reading.case"),
        act(16, "reading.case"),
        act(38, "reading.case"),
        act(26, "reading.case"),
    ]
    assert codes(sorted([*IN_ORDER, *night], key=lambda one: one.at)) == [NIGHT, NIGHT]


def test_work_at_night_without_reading_is_no_finding() -> None:
    assert codes([*IN_ORDER, act(15, "case.note", seq=9)]) == []
