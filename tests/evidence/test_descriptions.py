"""Descriptions that tell who somebody is: the examples of evidence/redaction/data/descriptions.toml."""

import tomllib

import pytest

from evidence.redaction.apply import Release, redact
from evidence.redaction.detect import descriptions, detect
from evidence.redaction.recognisers.quasi import patterns
from evidence.redaction.words import DATA
from tests.evidence.people import case
from workflows import audiences

ROWS = tomllib.loads((DATA / "descriptions.toml").read_text(encoding="utf-8"))["description"]


@pytest.mark.parametrize("row", range(len(ROWS)))
def test_each_pattern_finds_its_examples_and_leaves_the_others(row: int) -> None:
    for text in ROWS[row]["finds"]:
        assert patterns()[row].search(text.lower()), text
    for text in ROWS[row]["leaves"]:
        assert descriptions([text], case()) == [[]], text


def test_a_description_ends_with_its_clause() -> None:
    text = "She is the only girl with a hearing aid in Year 8 and was seen at lunch."
    ((one,),) = descriptions([text], case())
    assert text[one.start : one.end] == "the only girl with a hearing aid in Year 8"


def test_it_warns_and_takes_nothing_out() -> None:
    text = "Her mother works in our kitchen."
    assert detect([text], case()) == [[]]
    release = Release(audiences.get("governor"), {})
    assert redact(text, descriptions([text], case())[0], release).plain == text
