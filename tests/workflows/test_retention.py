"""The schedules: which day a case comes to a person, from which row, and what keeps it from coming at all."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows import routes
from workflows.retention import Facts, due, last_day_of_list, schedules, tells_of_sexual_abuse, years_after

CHILD = Facts("child", closed=date(2027, 3, 1), birth=date(2013, 5, 3))
ADULT = Facts("staff", closed=date(2027, 3, 1))


@pytest.mark.parametrize(
    ("facts", "code", "on"),
    [
        (CHILD, "child", date(2038, 5, 3)),
        (replace(CHILD, birth=date(2012, 2, 29)), "child", date(2037, 3, 1)),
        (replace(CHILD, closed=date(2040, 1, 1)), "child", date(2040, 1, 1)),
        (replace(CHILD, sexual_abuse=True), "sexual_abuse", date(2102, 3, 1)),
        (replace(CHILD, sexual_abuse=True, keeps_abuse_longer=False), "child", date(2038, 5, 3)),
        (ADULT, "allegation", date(2037, 3, 1)),
        (replace(ADULT, sexual_abuse=True), "sexual_abuse", date(2102, 3, 1)),
        (replace(ADULT, low_level=True, leaving=date(2029, 8, 31)), "low_level", date(2029, 8, 31)),
        (replace(ADULT, low_level=True, leaving=date(2020, 8, 31)), "low_level", date(2027, 3, 1)),
    ],
)  # fmt: skip
def test_a_case_comes_to_a_person_on_the_latest_day_that_fits(facts: Facts, code: str, on: date) -> None:
    assert (due(facts).schedule.code, due(facts).on) == (code, on)


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        (replace(CHILD, closed=None), "not closed"),
        (replace(CHILD, birth=None), "date of birth"),
        (replace(CHILD, birth=None, sexual_abuse=True), "date of birth"),
        (replace(ADULT, low_level=True), "has not left"),
    ],
)
def test_what_is_not_known_gives_no_day_and_says_so(facts: Facts, missing: str) -> None:
    assert due(facts).on is None and missing in due(facts).missing


days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(
    kind=st.sampled_from(["child", "staff"]), closed=days, birth=days, leaving=days,
    low=st.booleans(), abuse=st.booleans(),
)  # fmt: skip
def test_no_answer_ever_shortens(
    kind: str, closed: date, birth: date, leaving: date, low: bool, abuse: bool
) -> None:
    known = Facts(kind, closed, birth, leaving, low, sexual_abuse=False)
    found, longer = due(known).on, due(replace(known, sexual_abuse=abuse)).on
    assert found and longer and closed <= found <= longer


@pytest.mark.parametrize(
    ("made", "answers", "told"),
    [
        ([], [], False),
        (["social_care"], [{"sexual_element": False, "image": "none"}], False),
        (["ceop"], [], True),
        ([], [{"sexual_element": True}, {"sexual_element": False}], True),
        ([], [{"image": "requested"}], True),
    ],
)
def test_what_tells_of_sexual_abuse(made: list[str], answers: list[dict[str, object]], told: bool) -> None:
    assert tells_of_sexual_abuse(made, answers) is told


def test_every_row_names_its_source_and_a_beginning_and_none_calls_itself_law() -> None:
    for row in schedules().values():
        assert row.source and row.says and row.begins in ("birth", "closing", "leaving")
    assert {"ceop", "iwf"} <= set(routes.table())
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert last_day_of_list(date(2026, 11, 27)) == date(2026, 12, 31)
