"""A form beside a masked name is told to the reviewer, and no other number is taken for one."""

from types import SimpleNamespace

import pytest

from evidence.desk.forms_beside import forms_beside
from evidence.redaction.span import PERSON, SCHOOL, Span
from referrals.services.cases import add_note
from tests.evidence.conftest import proposed
from tests.evidence.test_desk import desk_of

NAME = Span(0, 5, PERSON)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Grace (11V) sat there.", ["11V"]), ("Grace, 9B, sat there.", ["9B"]), ("Grace from 9V", ["9V"]),
        ("Grace in form 10-K", ["10-K"]), ("Grace of class 7La", ["7La"]), ("Grace 8R2", ["8R2"]),
        ("Grace was in 9B.", []), ("Grace (Year 9)", []), ("Grace, 9 May", []), ("Grace in B12", []),
        ("Grace at 9AM today", []), ("Grace, 10am", []), ("Grace (14T)", []),
    ],
)  # fmt: skip
def test_the_form_behind_a_name(text: str, told: list[str]) -> None:
    assert list(forms_beside(text, [NAME])) == told


def test_not_where_it_is_taken_out_already_or_nobody_is() -> None:
    assert list(forms_beside("Grace (11V)", [NAME, Span(7, 10, SCHOOL)])) == []
    assert list(forms_beside("Grace (11V)", [Span(0, 5, SCHOOL)])) == []


def test_the_desk_tells_it(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text="Wilfred Okonkwo (8T) and Ava Bell (8R) were late.")
    page = desk_of(town, proposed(town))
    assert "“<bdi>8T</bdi>”" in page and "The form of somebody who is taken out" in page
    assert "“<bdi>8R</bdi>”" not in page
