"""The sheets of outside forms are complete and each question's source exists."""

import pytest

from referrals.sheets.of_child import OF_CHILD
from referrals.sheets.sources import SOURCES
from workflows import sheets


@pytest.mark.parametrize("name", ["operator_card", "ceop_sheet", "social_care_form"])
def test_every_source_of_a_sheet_is_one_the_case_can_give(name):
    asked = {answer.source for section in sheets.load(name).sections for answer in section.answers}
    assert asked - {""} <= set(SOURCES)


def test_the_ceop_sheet_keeps_the_order_of_the_form():
    titles = [section.title for section in sheets.load("ceop_sheet").sections]
    assert titles == [
        "Before you start", "Who you are", "What happened", "Who it happened to",
        "What you know of the other person", "Anything else",
    ]  # fmt: skip


def test_the_operator_asks_nothing_that_needs_a_case():
    asked = {answer.source for section in sheets.load("operator_card").sections for answer in section.answers}
    assert asked - {""} <= set(OF_CHILD)


def test_no_source_is_left_unused():
    names = ("operator_card", "ceop_sheet", "social_care_form")
    asked = {a.source for n in names for section in sheets.load(n).sections for a in section.answers}
    assert set(SOURCES) <= asked
