"""Every deadline can be read aloud: no code shows in how it is counted, started, stopped or told."""

import re

import pytest

from workflows.deadline_words import at_any_hour, event_in_words, limit_in_words, when_in_words
from workflows.deadlines import BOOK, RULES

CODE = re.compile(r"[a-z]_[a-z]|\w\.\w|[{}]")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_is_said_in_words(rule) -> None:
    said = [limit_in_words(rule), *map(when_in_words, rule.ladder)]
    said += [event_in_words(event) for event in (*rule.started_by, *rule.stopped_by)]
    assert not [words for words in said if CODE.search(words) or not words.strip()]


def test_words_say_step_route_and_answer() -> None:
    assert event_in_words("case.begin_triage") == "“Begin triage” on a case"
    assert "(Children's social care" in event_in_words("referral.make:social_care").replace("’", "'")
    assert event_in_words("concern.submitted").startswith("Somebody ")


def test_limits_and_rungs_in_words() -> None:
    assert limit_in_words(RULES["red_flag_open"]) == "10 minutes: runs through nights, weekends and holidays"
    ladder = RULES["social_care_written"].ladder
    assert [when_in_words(rung) for rung in ladder] == [
        "20 hours after the start", "when it is due", "4 working hours after it was due",
    ]  # fmt: skip


def test_a_step_that_has_to_happen_at_once_never_waits_for_the_morning() -> None:
    """Hard rule 20: what is immediate or due the same day does not stop for a night or a weekend."""
    waiting = {rule.code for rule in RULES.values() if rule.waits}
    assert not waiting & {
        "red_flag_open", "red_flag_triage", "record_999", "social_care_after_999", "social_care_phone", "police_101",
        "ceop_submission", "prevent", "quarantined_file", "own_report_told", "concern_draft", "social_care_written",
    }  # fmt: skip
    assert {"concern_triage", "monitor_review", "second_person", "reporter_feedback"} <= waiting


def test_what_handrail_does_not_watch_is_said_with_its_source() -> None:
    assert len(BOOK.elsewhere) == 4
    assert all(one.title and one.limit and one.source for one in BOOK.elsewhere)


def test_a_reminder_that_waits_for_no_morning_in_a_rule_that_does_is_said() -> None:
    rule = RULES["escalation"]
    assert [at_any_hour(rule, number) for number in range(4)] == ["", "", ", at any hour", ""]
    assert {at_any_hour(RULES["red_flag_open"], number) for number in range(4)} == {""}
