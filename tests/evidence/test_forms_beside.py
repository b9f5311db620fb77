"""A form behind a masked name goes with it, one before it is told to the reviewer; no other number is taken for one."""

from types import SimpleNamespace

import pytest

from evidence.desk.forms_beside import forms_beside
from evidence.redaction.apply import Release, redact
from evidence.redaction.school_forms import behind
from evidence.redaction.span import PERSON, SCHOOL, Span
from referrals.services.cases import add_note
from tests.evidence.conftest import proposed
from tests.evidence.test_desk import desk_of
from workflows import audiences

NAME = Span(0, 5, PERSON)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Grace (11V) sat there.", " sat there."), ("Grace, 9B, sat there.", ", sat there."), ("Grace from 9V", ""),
        ("Grace in form 10-K", ""), ("Grace of class 7La", ""), ("Grace 8R2", ""), ("Grace (form 8R).", "."),
        ("Grace was in 9B.", " was in 9B."), ("Grace (Year 9)", " (Year 9)"), ("Grace, 9 May", ", 9 May"),
        ("Grace in B12", " in B12"), ("Grace at 9AM today", " at 9AM today"), ("Grace, 10am", ", 10am"),
        ("Grace (14T)", " (14T)"), ("Grace (9B and 9C)", " (9B and 9C)"),
    ],
)  # fmt: skip
def test_the_form_behind_a_name(text: str, left: str) -> None:
    assert text[behind(text, 5) :] == left


def test_it_goes_with_a_name_that_goes_and_stays_with_one_that_stays() -> None:
    text, child, other = "Grace (9V) met Lewis (9B).", Span(0, 5, PERSON, "P1"), Span(15, 20, PERSON, "P2")
    release = Release(audiences.get("parent_sar"), {"P1": "subject", "P2": "other_pupil"})
    assert redact(text, [child, other], release).plain == "Grace (9V) met [Pupil A]."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("9B pupil Grace sat.", ["9B"]),
        ("11V's Grace sat.", ["11V"]),
        ("At 9AM Grace sat.", []),
        ("Room B12 Grace", []),
    ],
)
def test_the_form_before_a_name(text: str, told: list[str]) -> None:
    at = text.index("Grace")
    assert list(forms_beside(text, [Span(at, at + 5, PERSON)])) == told


def test_not_where_it_is_taken_out_already_or_nobody_is() -> None:
    assert list(forms_beside("9B Grace", [Span(3, 8, PERSON), Span(0, 2, SCHOOL)])) == []
    assert list(forms_beside("9B Grace", [Span(3, 8, SCHOOL)])) == []


def test_the_desk_tells_it(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text="8T pupil Wilfred Okonkwo and 8R pupil Ava Bell were late.")
    page = desk_of(town, proposed(town))
    assert "“<bdi>8T</bdi>”" in page and "The form of somebody who is taken out" in page
    assert "“<bdi>8R</bdi>”" not in page
