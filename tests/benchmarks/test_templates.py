"""The templates: two sets that have nothing in common, so that the blind one says something about the other."""

import hashlib
import re
from pathlib import Path

import pytest

from benchmarks.redaction import generator
from benchmarks.redaction.generator.choosing import PLOTS
from benchmarks.redaction.generator.passages import OFFICE, SETS, templates
from benchmarks.redaction.generator.words import listed, pools

#: Of all blind templates. Changed templates are a new set, which nobody has been measured on: measure again, say so in
#: docs/redaction-benchmark.md, and only then change this.
FROZEN = "10d5fe26f90e96c8"


def test_the_blind_templates_are_frozen():
    files = sorted((Path(generator.__file__).parent / "templates/blind").glob("*.toml"))
    assert hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16] == FROZEN


def test_the_two_sets_share_no_template():
    texts = {which: set(_texts(which)) for which in SETS}
    assert not texts["open"] & texts["blind"]
    shapes = {which: {re.sub(r"\{[^}]*\}|\W+", "", text) for text in _texts(which)} for which in SETS}
    assert not {shape for shape in shapes["open"] & shapes["blind"] if len(shape) > 8}


def test_the_two_sets_share_no_stranger_and_no_school():
    for key in ("assumed", "young", "adults", "surnames", "local_schools", "unknown_schools"):
        assert not set(listed(pools()["open"][key])) & set(listed(pools()["blind"][key]))


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
