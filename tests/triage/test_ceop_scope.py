"""What speaks against a report to CEOP, by CEOP's own scope."""

from typing import Any

import pytest

from workflows.ceop_scope import against


@pytest.mark.parametrize(
    ("answers", "told", "says"),
    [
        ({"danger_now": True}, [], "Ring 999 first"),
        ({"online_conduct": "bullying"}, [], "no reports of bullying"),
        ({"online_conduct": "hacked", "sexual_element": False}, [], "no reports of hacked accounts"),
        ({"reported_to": ["police"]}, [], "Told already: the police."),
        ({}, ["police", "social_care"], "the police and children's social care"),
        ({}, ["ceop"], "Told already: CEOP"),
        ({"child_age": 18}, [], "18 or older"),
    ],
)
def test_it_is_said(answers: dict[str, Any], told: list[str], says: str) -> None:
    assert says in " ".join(against(answers, told))


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"online_conduct": "none"},
        {"online_conduct": "bullying", "sexual_element": True},
        {"child_age": 17},
    ],
)
def test_nothing_speaks_against_it(answers: dict[str, Any]) -> None:
    assert against(answers, []) == []
