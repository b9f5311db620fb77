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

#: Of all templates of the set that was blind once: figures measured on it stay comparable while they do not change.
FROZEN = "10d5fe26f90e96c8"
PAIRS = list(combinations(SETS, 2))


def test_the_templates_of_the_set_that_was_blind_once_are_frozen():
    files = sorted((Path(generator.__file__).parent / "templates/second").glob("*.toml"))
    assert hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16] == FROZEN


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_two_sets_share_no_template(pair):
    one, two = (set(_texts(which)) for which in pair)
    assert not one & two
    one, two = ({re.sub(r"\{[^}]*\}|\W+", "", text) for text in _texts(which)} for which in pair)
    assert not {shape for shape in one & two if len(shape) > 8}


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_two_sets_share_no_stranger_and_no_school(pair):
    for key in ("assumed", "young", "adults", "surnames", "local_schools", "unknown_schools"):
        assert not set(listed(pools()[pair[0]][key])) & set(listed(pools()[pair[1]][key]))


@pytest.mark.parametrize("which", SETS)
def test_each_kind_has_twelve_templates_or_more(which):
    found = templates(which)
    assert all(len(found[kind]["passages"]) >= 12 for kind in ("note", *OFFICE))
    assert min(len(found["chat"]["other_lines"]), len(found["chat"]["child_lines"])) >= 24
    assert set(found["linking"]) == set(PLOTS)


def _texts(which: str) -> list[str]:
    found = templates(which)
    lists = [texts for file in found.values() for key, texts in file.items() if not key.endswith("labels")]
    return [text for texts in lists for text in texts]
