"""Labels instead of names, words instead of codes."""

import pytest

from oversight.pseudonyms import Labels, letter
from oversight.telling import sentence

ACTS = [
    {"event": "case.open", "actor": "id-1", "role": "reporter", "data": {}},
    {"event": "case.begin_triage", "actor": "id-2", "role": "lead", "data": {}},
    {
        "event": "case.settle",
        "actor": "system",
        "data": {"machine": "case", "from": "triage", "to": "monitoring"},
    },
    {"event": "referral.make", "actor": "id-1", "role": "lead", "data": {"route": "social_care"}},
]


def test_the_same_person_keeps_the_letter_in_every_role() -> None:
    labels = Labels(ACTS)
    assert [labels.actor(says) for says in ACTS] == ["Reporter A", "DSL B", "Handrail", "DSL A"]


def test_an_act_without_a_role_is_told_by_the_role_the_person_has_elsewhere() -> None:
    assert Labels(ACTS).actor({"actor": "id-2", "role": ""}) == "DSL B"


def test_a_letter_never_changes_when_more_is_written() -> None:
    assert Labels(ACTS).actor(ACTS[1]) == Labels(ACTS[:2]).actor(ACTS[1])


@pytest.mark.parametrize(("place", "expected"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA")])
def test_it_goes_on_after_z(place: int, expected: str) -> None:
    assert letter(place) == expected


def test_it_tells_codes_in_words() -> None:
    labels = Labels(ACTS)
    told = [sentence(says, labels, {}) for says in ACTS]
    assert told[1] == "DSL B began triage"
    assert told[2] == "Handrail moved the case from Triage to Monitoring, following its referrals"
    assert "social_care" not in told[3]


def test_it_tells_of_an_entry_it_does_not_know() -> None:
    assert "case.made_up" in sentence({"event": "case.made_up"}, Labels([]), {})
    assert "cannot be read" in sentence({}, Labels([]), {})


def test_a_reminder_says_to_whom_it_went_without_a_name() -> None:
    says = {"event": "notice.sent", "actor": "system", "data": {"rule": "concern_triage", "to": "id-2"}}
    assert sentence(says, Labels(ACTS), {}) == "Handrail sent a reminder to person B: Begin triage"
    assert sentence(says, Labels([]), {}) == "Handrail sent a reminder to a person: Begin triage"
