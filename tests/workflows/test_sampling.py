"""A sample that anybody can draw again, and that nobody can steer."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from workflows.checklist import CHECKLIST, ChecklistError, load
from workflows.sampling import digest_of, draw, seed_of

REFERENCES = [f"HR-{n:04}-2Q" for n in range(40)]


def test_it_is_drawn_as_the_page_says() -> None:
    by_hand = sorted(REFERENCES, key=lambda one: hashlib.sha256(f"abc:3:17:{one}".encode()).hexdigest())[:5]
    assert draw(REFERENCES, seed=seed_of("abc", number=3, own=17), size=5) == by_hand


def test_neither_order_nor_repetition_of_the_list_plays_a_part() -> None:
    again = [*reversed(REFERENCES), *REFERENCES]
    assert draw(again, seed="s", size=6) == draw(REFERENCES, seed="s", size=6)
    assert digest_of(again) == digest_of(REFERENCES) != digest_of(REFERENCES[1:])


def test_every_part_of_the_seed_changes_the_draw() -> None:
    seeds = [("a", 1, 1), ("b", 1, 1), ("a", 2, 1), ("a", 1, 2)]
    drawn = {tuple(draw(REFERENCES, seed=seed_of(r, number=n, own=o), size=10)) for r, n, o in seeds}
    assert len(drawn) == 4


def test_every_case_has_the_same_chance() -> None:
    counted = Counter(one for seed in range(2000) for one in draw(REFERENCES, seed=str(seed), size=4))
    assert set(counted) == set(REFERENCES)
    assert all(
        140 < number < 260 for number in counted.values()
    )  # 200 expected; over four standard deviations


def test_a_sample_larger_than_the_list_is_the_list() -> None:
    assert sorted(draw(REFERENCES, seed="s", size=99)) == REFERENCES


def test_each_question_of_the_checklist_names_its_source() -> None:
    assert len(CHECKLIST.items) == 10 and all(item.source for item in CHECKLIST.items.values())


def test_a_row_without_its_source_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "checklist.toml"
    file.write_text('version = "1"\nlast_checked = "2026-01-01"\n[item.a]\nquestion = "?"\nlook_at = "x"\n')
    with pytest.raises(ChecklistError, match=r"checklist.toml, row a: needs"):
        load(file)
