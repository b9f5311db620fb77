"""Initials are pointed out, never refused."""

import pytest

from workflows.initials import find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("J.B. told me that she was upset.", ["J.B."]),
        ("J. B. told me.", ["J. B."]),
        ("JB said she had met him online.", ["JB"]),
        ("I saw JB's phone.", ["JB"]),
        ("AB and CD, then AB again", ["AB"]),
        ("KLM, a child in my form", ["KLM"]),
    ],
)
def test_it_points_out_initials(text: str, found: list[str]) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "", "Ava Bell told the DSL in PE.", "A. Bell was upset.", "I saw it on TV at 3 PM.", "She is in 8R.",
        "HE SAID HE WOULD BE AT THE BUS STOP", "The U.K. number", "Year VII and VI", "Zoë O'Brien-Łask", "مريم قالت",
    ],
)  # fmt: skip
def test_it_leaves_names_and_daily_short_forms_alone(text: str) -> None:
    assert find(text) == []


def test_it_names_five_at_most_and_is_quick_on_a_very_long_text() -> None:
    text = "AB met BC and XD with ZE near ZF and ZG " * 10_000
    assert find(text) == ["AB", "BC", "XD", "ZE", "ZF"]
