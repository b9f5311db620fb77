"""The worked examples, and the rows that are easily read wrongly, through the command that other programs call."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from workflows.suggesting import suggest

EXAMPLES = [
    ("Y8 meets a game friend at the station today", {"child_age": 12, "indicators": ["I01"], "danger_now": True}, "D1"),
    (
        "Y11 boy paid, more is demanded, cannot go on",
        {"child_age": 15, "indicators": ["I05", "I07", "I19"], "money": True, "threat": True, "contact": "unknown"},
        "D1 D8 D9",
    ),
    ("a TA messages Y9 on a private app", {"child_age": 13, "contact": "staff", "indicators": ["I22"]}, "D11"),
    ("Y7 is secretive and tired, nothing else", {"child_age": 11, "indicators": ["I33", "I36"]}, "D18"),
    (
        "the mother's partner is the contact",
        {"child_age": 13, "contact": "family", "parent_implicated": True, "sexual_element": True},
        "D6",
    ),
]  # fmt: skip


def rows(**answers: Any) -> set[str]:
    return {fit.row.code for fit in suggest(answers).fits}


def routes(**answers: Any) -> set[str]:
    return set(suggest(answers).routes)


def told(monkeypatch: pytest.MonkeyPatch, typed: str, *options: str) -> str:
    """What the command writes for what was typed."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    written = io.StringIO()
    call_command("suggest", *options, stdout=written)
    return written.getvalue()


@pytest.mark.parametrize(("says", "answers", "expected"), EXAMPLES, ids=[one[0] for one in EXAMPLES])
def test_a_worked_example_gives_its_rows(
    says: str, answers: dict[str, Any], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = json.loads(told(monkeypatch, json.dumps(answers)))
    assert set(expected.split()) <= {row["row"] for row in found["rows"]}
    assert all(row["source"] and (row["because"] or row["row"] == "D21") for row in found["rows"])
    assert set(found) == {"policy", "urgency", "rows", "routes", "stages", "warnings"}


def test_a_partner_who_is_the_contact_means_no_word_to_the_parents_yet() -> None:
    assert any("Do not tell the parents" in said for said in suggest({"contact": "family"}).warnings)


def test_under_d1_ceop_stays_on_the_list_after_the_call() -> None:
    found = suggest({"indicators": ["I08"], "danger_now": True})
    assert {fit.row.code: fit.by for fit in found.fits}["D5"] == "after the 999 call"
    assert found.routes[0] == "police_999"


@pytest.mark.parametrize("who", ["none", "unknown", "adult", "child", "staff", "family"])
def test_bullying_with_nothing_sexual_is_never_for_ceop(who: str) -> None:
    assert "ceop" not in routes(
        contact=who,
        online_conduct="bullying",
        sexual_element=False,
        indicators=["I08", "I07"],
        harm="significant",
    )


def test_what_is_not_known_between_two_rows_lists_both_and_asks_for_advice() -> None:
    assert {"D11", "D12", "D21"} <= rows(contact="staff")
    assert {"D5", "D20", "D21"} <= rows(contact="unknown", online_conduct="fake_account", indicators=["I22"])
    assert rows() == {"D21"}


@pytest.mark.parametrize(
    "answers",
    [
        {"child_age": 10, "image": "sent"},
        {"child_age": 12, "image": "sent", "contact": "child"},
        {"child_age": 12, "indicators": ["I18"]},
        {"child_age": 12, "contact": "child", "sexual_element": True},
    ],
)
def test_under_13_a_picture_or_something_sexual_is_for_police_and_social_care(
    answers: dict[str, Any],
) -> None:
    found = suggest(answers)
    assert {"police_101", "social_care"} <= set(found.routes)
    assert any("under 13" in said for said in found.warnings)


def test_a_sign_that_tells_of_somebody_unknown_is_not_silenced_by_another_answer() -> None:
    assert {"ceop", "social_care"} <= routes(child_age=12, indicators=["I08"], contact="child")


def test_the_harm_threshold_alone_is_for_the_designated_officer() -> None:
    assert "lado" in routes(staff_threshold="met") and "low_level_concern" in routes(staff_threshold="below")


def test_whoever_was_told_already_makes_a_further_report_to_ceop_needless() -> None:
    for who in ("police", "social_care", "ceop"):
        found = routes(indicators=["I08"], reported_to=[who], harm="suspected")
        assert "ceop" not in found and "social_care" in found


def test_a_grown_up_is_no_matter_for_the_childrens_routes() -> None:
    assert routes(child_age=18, indicators=["I08"], contact="adult") == {"adult_safeguarding", "police_101"}


def test_spreading_that_is_only_threatened_calls_for_report_remove_too() -> None:
    assert "D9" in rows(threat=True, image="requested")


def test_a_reading_for_a_person_names_rows_reasons_and_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = told(monkeypatch, '{"indicators": ["I33"]}', "--explain")
    for words in ("D18", "Monitor", "Much more secretive", "source:", "A person decides"):
        assert words in reading


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{", "not JSON: line 1, column 2"),
        ("[]", "one JSON object"),
        ('{"ages": 3}', "There is no answer 'ages'"),
        ('{"child_age": "12"}', "'child_age' must be a whole number"),
        ('{"child_age": true}', "'child_age' must be a whole number"),
        ('{"contact": "alien"}', "'contact' must be one of"),
        ('{"indicators": ["I99"]}', "names 'I99'"),
        ('{"indicators": "I01"}', "'indicators' must be a list"),
        ('{"reported_to": ["mum"]}', "'reported_to' must be a list of"),
        ('{"reported_to": [["police"]]}', "'reported_to' must be a list of"),
        ('{"danger_now": 1}', "'danger_now' must be true or false"),
    ],
)
def test_what_cannot_be_read_is_answered_in_one_sentence_that_names_the_key(
    typed: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CommandError) as refused:
        told(monkeypatch, typed)
    assert said in str(refused.value)
    assert str(refused.value).count("\n") == 0
