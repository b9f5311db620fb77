"""Every attack of the tamper matrix is found, by the level that has to find it; an honest history by none."""

import dataclasses
import json
from pathlib import Path

import pytest

from tests.trail.matrix.attacks import ATTACKS, Attack
from tests.trail.matrix.judging import judge, settle, verified
from tests.trail.matrix.scene import Scene, honest
from tests.trail.test_export import run
from trail import export

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
#: One of each level for every day; all of them are for the long run, and for `python -m benchmarks.tamper`.
DAILY = [
    "a field of an entry changed", "a payload's key removed", "a chain rewritten, trail key stolen",
    "all rewritten, every key stolen", "a well-formed entry appended without the key",
    "the state of a case changed behind the trail",
]  # fmt: skip


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    folder = tmp_path / "kept"
    folder.mkdir()
    made = honest(folder)
    settle()
    return made


def every(scene: Scene, attacks: list[Attack]) -> None:
    """Fails unless each is found by its level, and nothing is found before and after."""
    assert verified(scene).findings == ()
    verdicts = {attack.name: judge(scene, attack) for attack in attacks}
    expected = {attack.name: (attack.level, attack.alone) for attack in attacks}
    assert {name: (one.first, one.alone) for name, one in verdicts.items()} == expected
    assert verified(scene).findings == ()


def test_it_finds_an_attack_of_each_level_and_nothing_in_the_honest_history(scene: Scene) -> None:
    every(scene, [attack for attack in ATTACKS if attack.name in DAILY])
    assert len({attack.level for attack in ATTACKS if attack.name in DAILY}) == len(DAILY)


@pytest.mark.long
def test_it_finds_every_attack(scene: Scene) -> None:
    every(scene, ATTACKS)
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 36


def test_it_finds_an_export_that_was_truncated(scene: Scene, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    whole.write_text("".join(export.lines()))
    lines = whole.read_text().splitlines(keepends=True)
    cut.write_text("".join(lines[:-3]))
    assert run(cut)[0] == 1
    without = [line for line in lines if json.loads(line).get("chain") != str(scene.case.pk)]
    cut.write_text("".join(without))
    assert "the file was cut, or its last line" in run(cut)[1]
    assert f"case {scene.case.pk}" in run(cut, "--expect", whole)[1]


def test_a_judgement_leaves_everything_as_it_was(scene: Scene) -> None:
    before = sorted(path.name for path in scene.folder.iterdir())
    seen = [judge(scene, attack) for attack in ATTACKS if attack.name == "a fork shown to another auditor"]
    assert dataclasses.asdict(seen[0])["alone"] is True
    assert sorted(path.name for path in scene.folder.iterdir()) == before
