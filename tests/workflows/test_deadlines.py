"""The table of deadlines: complete, in order, and refused with file, row and reason when it is wrong."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workflows import case, facts, referral, routes
from workflows.calendars import Calendar
from workflows.deadline_words import UNWRITTEN
from workflows.deadlines import BOOK, RULES, DeadlineError, load
from workflows.events import EVENTS
from workflows.ladders import climb, in_words, told

GOOD = """
version = "1"
last_checked = "2026-11-01"
ends_case = []
ends_referral = []
again = { after = 2, unit = "working_days", say = "Again." }
[rule.one]
title = "One"
basis = "P"
source = "A test"
amount = 1
unit = "hours"
on = "case"
started_by = ["case.begin_triage"]
stopped_by = ["case.close"]
ladder = [{ who = ["lead"], say = "Do it." }]
"""
STEPS = {f"case.{name}" for name in case.BY_NAME} | {f"referral.{name}" for name in referral.BY_NAME}
BEYOND_STEPS = set(EVENTS) | set(UNWRITTEN)


def events_named() -> set[str]:
    named = {event for rule in RULES.values() for event in (*rule.started_by, *rule.stopped_by)}
    return named | BOOK.ends_case | BOOK.ends_referral | set(BOOK.resumes) | set(BOOK.resumes.values())


def test_every_event_of_a_deadline_is_one_that_happens() -> None:
    unknown = {event for event in events_named() if re.split("[:=]", event)[0] not in STEPS | BEYOND_STEPS}
    assert unknown == set()


def test_every_suffix_is_a_route_a_kind_or_a_state() -> None:
    known = {*routes.table(), "child", "staff", *case.STATES}
    assert {event.split(":")[1] for event in events_named() if ":" in event} <= known


def test_every_route_has_a_deadline_to_be_made() -> None:
    begun = {event for rule in RULES.values() for event in rule.started_by}
    assert {f"referral.draft:{route}" for route in routes.table()} <= begun


def test_every_answer_is_one_that_a_step_offers() -> None:
    known = {code for fact in (facts.DECISION, facts.STRATEGY_OUTCOME) for code, _ in fact.choices}
    assert {event.split("=")[1] for event in events_named() if "=" in event} <= known


def test_statutory_deadlines_are_national() -> None:
    assert {rule.code for rule in RULES.values() if rule.statutory} == {
        "social_care_ack", "lado", "child_protection_conference", "social_care_assessment",
    }  # fmt: skip
    assert all(rule.basis == "N" for rule in RULES.values() if rule.statutory)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_ladder_can_be_climbed_in_the_order_of_time(rule) -> None:
    start = datetime(2026, 12, 24, 15, 30, tzinfo=UTC)
    stops = climb(rule, start, rule.due(start, Calendar()), Calendar()).stops
    assert [stop.at for stop in stops] == sorted(stop.at for stop in stops)
    assert sorted(stop.number for stop in stops) == list(range(len(rule.ladder)))
    assert stops[0].at >= start


def test_a_red_flag_pages_all_leads_at_once_and_the_head_and_reporter_after_ten_minutes() -> None:
    start = datetime(2026, 6, 12, 17, 30, tzinfo=UTC)
    rule = RULES["red_flag_open"]
    stops = climb(rule, start, rule.due(start, Calendar()), Calendar()).stops
    assert [((stop.at - start).seconds // 60, stop.rung.who) for stop in stops[:3]] == [
        (0, ("lead", "deputy")),
        (10, ("head",)),
        (10, ("reporter",)),
    ]


def test_an_allegation_goes_to_the_head_alone_and_about_the_head_to_the_chair_alone() -> None:
    rung = RULES["concern_triage"].ladder[0]
    assert told(rung, kind="child", about_head=False) == ("lead", "deputy")
    assert told(rung, kind="staff", about_head=False) == ("head",)
    assert told(rung, kind="staff", about_head=True) == ("chair",)


def test_a_concern_about_a_child_that_names_the_head_is_not_told_to_the_head() -> None:
    rung = RULES["record_999"].ladder[0]
    assert told(rung, kind="child", about_head=True) == ("lead", "deputy")


def test_people_are_named_as_a_reader_says_them() -> None:
    assert in_words(("lead", "deputy", "head")) == "safeguarding lead, deputy and head"
    assert in_words(("reporter",)) == "the reporter"


@pytest.mark.parametrize(
    ("wrong", "right", "reason"),
    [
        ('unit = "fortnights"', 'unit = "hours"', "row one: unknown unit 'fortnights'"),
        ('basis = "X"', 'basis = "P"', "row one: unknown basis 'X'"),
        ("amount = -1", "amount = 1", "row one: the amount is negative"),
        ("stopped_by = []", 'stopped_by = ["case.close"]', "row one: nothing stops it"),
        ('who = ["caretaker"]', 'who = ["lead"]', "row one, rung 1: unknown person"),
        ('title = "One"\nwhen = 3', 'title = "One"', "row one: .*when"),
    ],
)
def test_it_refuses_a_wrong_row_with_file_row_and_reason(
    tmp_path: Path, wrong: str, right: str, reason: str
) -> None:
    file = tmp_path / "deadlines.toml"
    file.write_text(GOOD)
    assert list(load(file).rules) == ["one"]
    file.write_text(GOOD.replace(right, wrong))
    with pytest.raises(DeadlineError, match=f"deadlines.toml, {reason}"):
        load(file)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_what_nobody_answers_comes_again_to_everybody_who_was_told_and_the_head(rule) -> None:
    start = datetime(2026, 6, 12, 9, 0, tzinfo=UTC)
    ladder = climb(rule, start, rule.due(start, Calendar()), Calendar())
    end = len(ladder.stops)
    if rule.tells_only:
        assert ladder.at(end) is None
        return
    first, second = ladder.at(end), ladder.at(end + 1)
    assert ladder.stops[-1].at < first.at < second.at
    told_before = {who for stop in ladder.stops if not stop.rung.for_its_author for who in stop.rung.who}
    assert set(first.rung.who) == (told_before | {"head"} if told_before else {"writer"})


def test_after_an_outage_one_of_those_that_come_again_is_enough() -> None:
    start = datetime(2026, 6, 12, 9, 0, tzinfo=UTC)
    rule = RULES["red_flag_open"]
    ladder = climb(rule, start, rule.due(start, Calendar()), Calendar())
    end = len(ladder.stops)
    place = ladder.after(end, start + timedelta(hours=30))
    assert ladder.at(place).at == ladder.stops[-1].at + timedelta(hours=30)
    assert ladder.after(0, start + timedelta(days=9)) == 1  # no rung of the rule itself is left out
