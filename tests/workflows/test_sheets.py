"""The sheets of outside forms are complete and each question's source exists."""

import pytest

from referrals.sheets.of_child import OF_CHILD
from referrals.sheets.sources import SOURCES
from workflows import sheets

NAMES = ("operator_card", "ceop_sheet", "social_care_form", "prevent_sheet")


@pytest.mark.parametrize("name", NAMES)
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
    asked = {a.source for n in NAMES for section in sheets.load(n).sections for a in section.answers}
    assert set(SOURCES) <= asked


def test_the_prevent_sheet_keeps_the_order_of_the_guidance():
    sheet = sheets.load("prevent_sheet")
    asked = [answer.label for section in sheet.sections[3:] for answer in section.answers]
    order = [
        "Why you are concerned", "What happened, and when", "Signs that you saw, and since when",
        "Sympathy for hate, extremism or mass attacks", "Worrying use of the internet, and how you know",
        "Contacts: who, and how often", "A wish or a threat to harm somebody",
        "Special educational needs, disability, health", "Other safeguarding concerns",
        "Talked over with the child, and what they said", "Talked over with the parents or carers",
        "Support from parents and carers", "What may happen if nothing is done",
    ]  # fmt: skip
    assert [label for label in asked if label in order] == order
