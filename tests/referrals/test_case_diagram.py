"""The picture of the case: drawn from the table, complete, readable, and marked where the case is."""

import re
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command

from referrals.diagram import draw, moves
from referrals.diagram_lanes import ANY, GROUP, LANES, PLACES, SIZE
from workflows import case as c
from workflows.steps import Step

NAMES = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]


def texts(state: str = "") -> list[ElementTree.Element]:
    return ElementTree.fromstring(draw(state)).findall(f"{NAMES}text")


def space(text: ElementTree.Element) -> Box:
    """About the room a line of text takes: a little under half its size for each letter."""
    x, y, size = float(text.get("x", 0)), float(text.get("y", 0)), float(text.get("font-size", 0))
    width = len(text.text or "") * size * 0.45
    left = {"start": x, "middle": x - width / 2, "end": x - width}[text.get("text-anchor", "start")]
    return left, y - size * 0.75, left + width, y + size * 0.2


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_every_state_stands_in_it_and_every_step_is_named() -> None:
    said = [text.text or "" for text in texts()]
    assert set(PLACES) == set(c.STATES)
    assert {c.LABELS[state] for state in c.STATES} <= set(said)
    for rule in c.RULES:
        assert any(rule.label.lower() in line.lower() for line in said), rule.name


def test_every_pair_of_states_has_its_lane_and_no_lane_is_left_over() -> None:
    assert {pair for pair in moves() if pair[0] != pair[1]} == set(LANES)


def test_a_step_without_a_lane_is_not_drawn_in_silence() -> None:
    odd = Step("odd", "Odd", "case", sources=(c.JOINED,), target=c.CLOSED, roles=frozenset())
    with pytest.raises(LookupError, match="no lane from joined to closed"):
        draw(rules=(*c.RULES, odd))


@pytest.mark.parametrize("state", ["", *c.STATES])
def test_no_words_meet_and_none_leave_the_picture(state: str) -> None:
    rooms = [(text.text, space(text)) for text in texts(state)]
    for (one, here), (other, there) in combinations(rooms, 2):
        assert not meet(here, there), (one, other)
    for words, (left, top, right, bottom) in rooms:
        assert left >= 0, words
        assert top >= 0, words
        assert right <= SIZE[0], words
        assert bottom <= SIZE[1], words


@pytest.mark.parametrize("state", c.STATES)
def test_it_says_where_the_case_is_in_words_too(state: str) -> None:
    picture = draw(state)
    assert picture.count("The case is here") == 1
    assert f"Where the case is: {c.LABELS[state]}" in picture


def test_no_word_lies_across_a_line() -> None:
    for text in texts():
        for points in (lane.points for lane in LANES.values()):
            for (x0, y0), (x1, y1) in pairwise(points):
                line = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                assert not meet(space(text), line), (text.text, line)


def test_the_content_policy_finds_no_style_in_it() -> None:
    assert not re.search(r"style=|<style|<script|href", draw(c.TRIAGE).replace("font-style=", ""))


def test_a_state_nobody_knows_is_refused() -> None:
    with pytest.raises(LookupError):
        draw("limbo")
    with pytest.raises(CommandError):
        call_command("graph_case", "--state", "limbo")


def test_the_command_writes_it_and_the_document_is_up_to_date(tmp_path: Path) -> None:
    call_command("graph_case", "-o", str(tmp_path / "case.svg"))
    assert (tmp_path / "case.svg").read_text() == draw() + "\n"
    assert Path("docs/case.svg").read_text() == draw() + "\n", (
        "make it again: manage.py graph_case -o docs/case.svg"
    )


def test_the_ends_of_all_steps_are_known() -> None:
    assert {end for pair in moves() for end in pair} == set(c.STATES) - {
        "social_care_referral", "ceop_referral", "other_referral"
    } | {ANY, GROUP}  # fmt: skip
