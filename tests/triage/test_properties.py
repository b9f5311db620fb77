"""What holds for all answers and own rows, tried with many: nothing makes a case less urgent or a way out vanish."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.triage.editions import EDITIONS, OVERLAID
from workflows import indicators
from workflows.indicators import LEVELS
from workflows.overlays.merging import Edition, edition
from workflows.suggesting import Suggestion
from workflows.suggesting import suggest as by_policy
from workflows.triage import policy

SIGNS = sorted(indicators.table())
QUESTIONS = policy().questions
YES_NO = sorted(code for code, question in QUESTIONS.items() if question.kind == "yes_no")
#: What "no" is for a question with several answers; for an age, and for who an adult is, there is none.
NO = {
    "contact": "none", "image": "none", "harm": "none", "online_conduct": "none", "home_authority": "same",
    "reported_to": [],
}  # fmt: skip


def _of(code: str) -> st.SearchStrategy[Any]:
    question = QUESTIONS[code]
    strategies: dict[str, st.SearchStrategy[Any]] = {
        "yes_no": st.booleans(),
        "age": st.integers(4, 19),
        "one": st.sampled_from(sorted(question.choices) or [""]),
        "many": st.lists(st.sampled_from(sorted(question.choices) or [""]), unique=True),
    }
    return st.none() | strategies[question.kind]


ANSWERS = st.fixed_dictionaries(
    {"indicators": st.lists(st.sampled_from(SIGNS), unique=True, max_size=6)},
    optional={code: _of(code) for code in QUESTIONS},
)


def suggest(answers: dict[str, Any], here: Edition) -> Suggestion:
    return by_policy(answers, here.policy, here.signs)


def outside(suggestion: Suggestion) -> set[str]:
    return policy().outside & set(suggestion.routes)


def level(suggestion: Suggestion) -> int:
    return LEVELS.index(suggestion.urgency)


def takes_back(suggestion: Suggestion) -> set[str]:
    """What D7, D20 and D23 say is not needed."""
    return {route for fit in suggestion.fits for route in fit.row.withdraws}


@settings(max_examples=200, deadline=None)
@given(EDITIONS, ANSWERS, st.sampled_from(SIGNS))
def test_one_more_sign_takes_nothing_away(here: Edition, answers: dict[str, Any], sign: str) -> None:
    before, after = (
        suggest(answers, here),
        suggest({**answers, "indicators": [*answers["indicators"], sign]}, here),
    )
    assert level(after) >= level(before)
    assert outside(after) >= outside(before)


@settings(max_examples=200, deadline=None)
@given(EDITIONS, ANSWERS, st.sampled_from(YES_NO))
def test_one_more_yes_takes_nothing_away(here: Edition, answers: dict[str, Any], question: str) -> None:
    before, after = suggest(answers, here), suggest({**answers, question: True}, here)
    assert level(after) >= level(before)
    assert outside(after) >= outside(before)


@settings(max_examples=200, deadline=None)
@given(EDITIONS, ANSWERS, st.sampled_from(["police", "social_care", "ceop"]))
def test_somebody_told_already_takes_away_ceop_alone(
    here: Edition, answers: dict[str, Any], who: str
) -> None:
    told = [*(answers.get("reported_to") or []), who]
    before, after = suggest(answers, here), suggest({**answers, "reported_to": sorted(set(told))}, here)
    assert level(after) >= level(before)
    assert outside(after) >= outside(before) - {"ceop"}


@settings(max_examples=200, deadline=None)
@given(EDITIONS, ANSWERS, st.sampled_from([*YES_NO, *NO]))
def test_not_known_gives_at_least_what_no_gives(
    here: Edition, answers: dict[str, Any], question: str
) -> None:
    if question == "sexual_element" and answers.get("online_conduct") not in (None, "none"):
        return  # "no" is what makes D20 certain
    unknown, no = (
        suggest({**answers, question: None}, here),
        suggest({**answers, question: NO.get(question, False)}, here),
    )
    assert level(unknown) >= level(no)
    assert outside(unknown) >= outside(no)


@settings(max_examples=200, deadline=None)
@given(EDITIONS, ANSWERS, st.integers(13, 15), st.integers(16, 17))
def test_nearly_grown_up_changes_nothing(
    here: Edition, answers: dict[str, Any], younger: int, older: int
) -> None:
    first, second = (
        suggest({**answers, "child_age": younger}, here),
        suggest({**answers, "child_age": older}, here),
    )
    assert (first.urgency, first.fits, first.routes) == (second.urgency, second.fits, second.routes)


@settings(max_examples=200, deadline=None)
@given(EDITIONS, ANSWERS)
def test_every_suggestion_names_its_rows_and_sources_and_says_the_same_twice(
    here: Edition, answers: dict[str, Any]
) -> None:
    found = suggest(answers, here)
    assert found == suggest(answers, here)
    assert found.fits
    assert all(fit.row.source for fit in found.fits)
    assert set(found.routes) == {route for fit in found.fits for route in fit.routes}
    assert not takes_back(found) & set(found.routes) or any(fit.row.code == "D20" for fit in found.fits)


@settings(max_examples=200, deadline=None)
@given(EDITIONS, ANSWERS)
def test_act_now_and_the_way_to_999_come_together(here: Edition, answers: dict[str, Any]) -> None:
    found = suggest(answers, here)
    assert (found.urgency == "U3") == ("police_999" in found.routes)


@settings(max_examples=200, deadline=None)
@given(OVERLAID, ANSWERS)
def test_own_rows_give_at_least_what_the_default_gives(here: Edition, answers: dict[str, Any]) -> None:
    default, found = suggest(answers, edition()), suggest(answers, here)
    assert level(found) >= level(default)
    assert outside(found) >= outside(default)
