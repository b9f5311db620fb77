"""The templates: sets that have nothing in common, so that each says something about the others."""

import hashlib
import re
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.redaction import generator
from benchmarks.redaction.generator.choosing import PLOTS
from benchmarks.redaction.generator.passages import OFFICE, SETS, templates
from benchmarks.redaction.generator.words import listed, pools

#: Of all templates of a set. Changed templates are a new set, which nobody has been measured on: measure again, say
#: so in docs/redaction-benchmark.md, and only then change this.
FROZEN = {
    "second": "10d5fe26f90e96c8", "fresh": "4d27d2b5de0aaabc", "sixth": "9e129c0280bc320b",
    "seventh": "6ed7ec69bdca4b31", "eighth": "5ee636932cd97393", "ninth": "15022d63fddd0a10",
    "tenth": "5f64b5a20962af28", "eleventh": "9f253c48bee1338e",
    "twelfth": "47c5c7ee820e8a91", "thirteenth": "46fdd5850ef65dfb",
}  # fmt: skip


@pytest.mark.parametrize("which", FROZEN)
def test_the_templates_of_sets_that_were_measured_unseen_are_frozen(which):
    files = sorted((Path(generator.__file__).parent / "templates" / which).glob("*.toml"))
    assert hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16] == FROZEN[which]


@pytest.mark.parametrize(("one", "other"), list(combinations(SETS, 2)))
def test_two_sets_share_no_template(one, other):
    shapes = {which: {re.sub(r"\{[^}]*\}|\W+", "", text) for text in _texts(which)} for which in SETS}
    assert not set(_texts(one)) & set(_texts(other))
    assert not {shape for shape in shapes[one] & shapes[other] if len(shape) > 8}


@pytest.mark.parametrize(("one", "other"), list(combinations(SETS, 2)))
def test_two_sets_share_no_stranger_and_no_school(one, other):
    for key in ("assumed", "young", "adults", "surnames", "local_schools", "unknown_schools"):
        assert not set(listed(pools(one)[one][key])) & set(listed(pools(other)[other][key]))


@pytest.mark.parametrize(("which", "before"), [
    ("fresh", ""), ("sixth", ""), ("sixth", "fresh"),
    ("seventh", ""), ("seventh", "fresh"), ("seventh", "fifth"), ("seventh", "sixth"),
    ("eighth", ""), ("eighth", "fresh"), ("eighth", "fifth"), ("eighth", "sixth"), ("eighth", "seventh"),
    ("ninth", ""), ("ninth", "fresh"), ("ninth", "fifth"), ("ninth", "sixth"), ("ninth", "seventh"),
    ("ninth", "eighth"),
    ("tenth", ""), ("tenth", "fresh"), ("tenth", "fifth"), ("tenth", "sixth"), ("tenth", "seventh"),
    ("tenth", "eighth"), ("tenth", "ninth"),
    ("eleventh", ""), ("eleventh", "fresh"), ("eleventh", "fifth"), ("eleventh", "sixth"), ("eleventh", "seventh"),
    ("eleventh", "eighth"), ("eleventh", "ninth"), ("eleventh", "tenth"),
    ("twelfth", ""), ("twelfth", "fresh"), ("twelfth", "fifth"), ("twelfth", "sixth"), ("twelfth", "seventh"),
    ("twelfth", "eighth"), ("twelfth", "ninth"), ("twelfth", "tenth"), ("twelfth", "eleventh"),
    ("thirteenth", ""), ("thirteenth", "fresh"), ("thirteenth", "fifth"), ("thirteenth", "sixth"),
    ("thirteenth", "seventh"), ("thirteenth", "eighth"), ("thirteenth", "ninth"), ("thirteenth", "tenth"),
    ("thirteenth", "eleventh"), ("thirteenth", "twelfth"),
])  # fmt: skip
def test_an_unseen_set_has_no_given_name_of_those_before_but_those_that_are_words(which, before):
    assert not _given(which) & _given(before)
    assert not pools(which)["nicknames"].keys() & pools(before)["nicknames"].keys()


@pytest.mark.parametrize("which", SETS)
def test_each_kind_has_twelve_templates_or_more(which):
    found = templates(which)
    assert all(len(found[kind]["passages"]) >= 12 for kind in ("note", *OFFICE))
    assert min(len(found["chat"]["other_lines"]), len(found["chat"]["child_lines"])) >= 24
    assert set(found["linking"]) == set(PLOTS)


def _texts(which: str) -> list[str]:
    found = templates(which)
    lists = [
        texts
        for file in found.values()
        for key, texts in file.items()
        if not key.endswith(("labels", "layouts"))
    ]
    return [text for texts in lists for text in texts]


def _given(which):
    heritages = pools(which)["heritage"].values()
    return {name for pool in heritages for key in ("girls", "boys") for name in listed(pool[key])}
