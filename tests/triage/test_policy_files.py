"""The policy files: whole as shipped, and refused with file, row and key where something in them is wrong."""

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest

from workflows import indicators, triage
from workflows.policy_checks import check, check_files

Files = tuple[dict[str, Any], dict[str, Any]]


def _set(*path: Any) -> Callable[[Files], None]:
    """Sets the last of the path, in triage.toml (0) or indicators.toml (1)."""
    *way, key, value = path

    def change(files: Files) -> None:
        place: Any = files
        for step in way:
            place = place[step]
        place[key] = value

    return change


def _drop(*path: Any) -> Callable[[Files], None]:
    *way, key = path

    def change(files: Files) -> None:
        place: Any = files
        for step in way:
            place = place[step]
        del place[key]

    return change


WRONG = [
    (_drop(0, "row", "D5", "source"), "triage.toml: row 'D5': key 'source' is missing"),
    (_set(0, "row", "D5", "source", []), "triage.toml: row 'D5': key 'source' is empty"),
    (_set(0, "row", "D5", "source", ["hearsay"]), "row 'D5': key 'source' names 'hearsay'"),
    (_set(0, "row", "D5", "routes", ["nowhere"]), "row 'D5': key 'routes' names 'nowhere'"),
    (_set(0, "row", "D18", "gives_way_to", ["D99"]), "row 'D18': key 'gives_way_to' names 'D99'"),
    (_set(0, "row", "D15", "gives_way_to", ["D16"]), "goes round in a circle"),
    (_set(0, "fact", "grooming", "any", [{"facts": ["grooming"]}]), "goes round in a circle"),
    (_set(0, "row", "D15", "any", [{"harms": "none"}]), "names 'harms', which is no question"),
    (_set(0, "row", "D15", "any", [{"harm": "slight"}]), "gives 'harm' the answer 'slight'"),
    (_set(0, "row", "D15", "any", [{"signs": ["I77"]}]), "row 'D15': key 'any' names 'I77'"),
    (_set(0, "row", "D15", "any", []), "row 'D15': key 'any' is missing"),
    (_set(0, "row", "D15", "note", "x"), "row 'D15': key 'note' is not known"),
    (_set(0, "row", "D21", "between", [{"missing": "harm", "rows": ["D5", "D0"]}]), "key 'between' names 'D0'"),
    (_set(0, "question", "harm", "kind", "free"), "question 'harm': key 'kind' names 'free'"),
    (_drop(1, "sign", "I08", "why"), "indicators.toml: sign 'I08': key 'why' is missing"),
    (_set(1, "sign", "I08", "urgency", "U9"), "sign 'I08': key 'urgency' names 'U9'"),
    (_set(1, "sign", "I08", "answers", {"image": "seen"}), "sign 'I08': key 'answers' gives 'image'"),
]  # fmt: skip


def test_the_policy_as_shipped_is_whole() -> None:
    check()
    assert list(triage.policy().rows) == [f"D{number}" for number in range(1, 24)]
    assert sorted(indicators.table()) == [f"I{number:02}" for number in range(1, 51)]


@pytest.mark.parametrize(("change", "said"), WRONG, ids=[said for _, said in WRONG])
def test_what_is_wrong_in_a_file_is_named(change: Callable[[Files], None], said: str) -> None:
    files = copy.deepcopy((triage.document(), indicators.document()))
    change(files)
    with pytest.raises(ValueError, match=re.escape(said)):
        check_files(*files, triage.sources())


def test_every_sign_stands_under_a_heading_and_every_row_was_checked_on_a_day() -> None:
    assert sum(len(signs) for signs in indicators.groups().values()) == 50
    assert all(row.checked for row in triage.policy().rows.values())


@pytest.mark.parametrize(
    "word", ["promiscuous", "her fault", "his fault", "child prostitute", "safe from", "not grooming"]
)
def test_rule_04_and_23_the_policy_blames_nobody_and_calls_nobody_safe(word: str) -> None:
    said = [row.says + row.warns + row.why for row in triage.policy().rows.values()]
    said += [sign.says + sign.why for sign in indicators.table().values()]
    assert [one for one in said if word in one.lower()] == []
