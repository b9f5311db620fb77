"""A sample that anybody can draw again, and that nobody can steer."""

import hashlib
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from workflows.checklist import CHECKLIST, ChecklistError, load
from workflows.sampling import again, digest_of, draw

REFERENCES = [f"HR-{n:04}-2Q" for n in range(40)]


def test_it_is_drawn_as_the_page_says() -> None:
    by_hand = sorted(REFERENCES, key=lambda one: hashlib.sha256(f"abc:{one}".encode()).hexdigest())[:5]
    assert draw(REFERENCES, seed="abc", size=5) == by_hand


def test_the_command_draws_the_same_with_a_shell_alone(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("".join(f"{one}\n" for one in sorted(REFERENCES)))
    command = ["sh", "-c", again(seed="abc", size=5)]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert [line.split()[1] for line in printed.splitlines()] == draw(REFERENCES, seed="abc", size=5)
    assert hashlib.sha256((tmp_path / "list.txt").read_bytes()).hexdigest() == digest_of(REFERENCES)


def test_neither_order_nor_repetition_of_the_list_plays_a_part() -> None:
    again = [*reversed(REFERENCES), *REFERENCES]
    assert draw(again, seed="s", size=6) == draw(REFERENCES, seed="s", size=6)
    assert digest_of(again) == digest_of(REFERENCES) != digest_of(REFERENCES[1:])


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
