"""The policy is data: every class has an action for every audience, and what is unknown is refused."""

import pytest

from workflows import audiences
from workflows.audiences import IDENTIFIERS, KEEP, MASK, PEOPLE


@pytest.mark.parametrize("code", ["police_ceop", "social_care", "parent_sar", "governor"])
def test_every_class_has_an_action(code: str) -> None:
    audience = audiences.get(code)
    assert {audience.action(kind) for kind in (*PEOPLE, *IDENTIFIERS)} <= audiences.ACTIONS


def test_an_unknown_audience_or_class_is_refused() -> None:
    with pytest.raises(KeyError, match="newspaper"):
        audiences.get("newspaper")
    with pytest.raises(ValueError, match="neighbour"):
        audiences.get("governor").action("neighbour")


def test_a_class_no_row_names_is_masked() -> None:
    assert audiences.get("governor").action("phone") == MASK


def test_in_a_subject_access_request_nobody_but_child_requester_and_staff_stays() -> None:
    audience = audiences.get("parent_sar")
    assert {kind for kind in PEOPLE if audience.action(kind) == KEEP} == {"subject", "requester", "staff"}
    assert audience.action("informant") == "mask_sentence"


def test_identifiers_follow_their_owner() -> None:
    audience = audiences.get("parent_sar")
    assert audience.identifier_action("handle", "subject") == KEEP
    assert audience.identifier_action("handle", "suspect") == MASK
    assert audience.identifier_action("phone", "staff") == MASK
    assert audience.identifier_action("phone", None) == MASK


def test_a_precondition_left_open_or_answered_wrongly_stops_the_summary() -> None:
    audience = audiences.get("parent_sar")
    right = {asked.code: asked.answer for asked in audience.preconditions}
    assert audience.stops(right) == {}
    assert "serious harm" in audience.stops({**right, "serious_harm": "yes"})["serious_harm"]
    assert audience.barred_by({**right, "serious_harm": "yes", "dpo_agreed": ""}) == ["serious_harm"]
    open_ones = audience.stops({})
    assert open_ones["dpo_agreed"].startswith("Choose yes or no: Has the data protection officer agreed")
    assert len(set(open_ones.values())) == len(audience.preconditions)


@pytest.mark.parametrize(("rows", "message"), [({"pet": "keep"}, "pet"), ({"subject": "blur"}, "blur")])
def test_a_file_with_an_unknown_class_or_action_does_not_load(rows: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        audiences.read("x", {"label": "X", "hint": "", "rows": rows}, "mask", "audiences.toml")
