"""Names of the roll, of the case and of strangers: what is found, and what is left alone."""

import re

import pytest

from evidence.redaction.detect import detect
from tests.evidence.people import case, found
from workflows import case as case_rules
from workflows import referral, routes
from workflows.events import EVENTS
from workflows.facts import FACTS

NAMES = [
    ("Tamsin Greenhalgh arrived late.", "Tamsin Greenhalgh"),
    ("GREENHALGH, Tamsin was absent.", "GREENHALGH, Tamsin"),
    ("We spoke to tamsin greenhalgh today.", "tamsin greenhalgh"),
    ("Tam’s bag was found.", "Tam"),
    ("T. Greenhalgh signed it.", "T. Greenhalgh"),
    ("Tamsin G. was there too.", "Tamsin G"),
    ("Osei-Bonsu was in the corridor.", "Osei-Bonsu"),
    ("sian o'hare walked home.", "sian o'hare"),
    ("She sat beside Wren.", "Wren"),
    ("Oluwadamilola van der Merwe came.", "Oluwadamilola van der Merwe"),
    ("Mrs Greenhalgh rang the office.", "Greenhalgh"),
    ("Everyone said Tamzin was upset.", "Tamzin"),
    ("omg tamsinnnn come on", "tamsinnnn"),
    ("t a m s i n said nothing", "t a m s i n"),
    ("Look at tamsin_photo.jpg please.", "tamsin"),
    ("Tam\u200bsin was upset.", "Tam\u200bsin"),
    ("Ta\u0301msin was upset.", "Ta\u0301msin"),
    ("He says his name is kofi and he is 14.", "kofi"),
    ("A man called Bartholomew waited outside.", "Bartholomew"),
    ("Her social worker Priti Venkataraman rang.", "Priti Venkataraman"),
    ("Mr Ashworth-Pell came in.", "Ashworth-Pell"),
    ("Her friend Zuzanna goes to another school.", "Zuzanna"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_it_finds_a_name(text: str, name: str) -> None:
    assert ("PERSON", name) in found(text)


AMBIGUOUS = [
    ("She met Will after school.", "Will"),
    ("Will said he was sorry.", "Will"),
    ("The phone is May's own.", "May"),
    ("She told May about it.", "May"),
    ("Ms Hope Lindqvist took notes.", "Hope Lindqvist"),
]
ORDINARY = [
    "She will come back tomorrow, and we may ring home.",
    "We hope to hear in May. The review is on 3 May 2026.",
    "They may need help; I will see to it. Will this be enough?",
    "The tam was left on the bus.",
    "In French lesson she sat alone. The English teacher moved her.",
    "She uses Snapchat, Instagram and Roblox on Mondays.",
    "The NSPCC and CEOP were mentioned; Ofsted asked about KS3 and PSHE.",
    "Form 8R met in room B12 at 3pm, and 24 pupils of Year 8 came.",
]


@pytest.mark.parametrize(("text", "name"), AMBIGUOUS)
def test_it_finds_a_name_that_is_also_a_word(text: str, name: str) -> None:
    assert ("PERSON", name) in found(text, case("P2", "P3"))


@pytest.mark.parametrize("text", ORDINARY)
def test_it_leaves_ordinary_words_alone(text: str) -> None:
    assert found(text) == []


def test_initials_of_somebody_in_the_case_are_found_and_acronyms_are_not() -> None:
    assert ("PERSON", "TG") in found("TG was sent home. CEOP and the DSL know.")
    assert ("PERSON", "T.G.") in found("Seen with T.G. at lunch.")
    assert found("The GP and the TA were told.") == []


def test_a_stranger_found_once_is_found_in_every_text_of_the_case() -> None:
    texts = ["He says he is called Corvane.", "later corvane wrote again", "Nothing from Corvane today."]
    assert [len(spans) for spans in detect(texts, case())] == [1, 1, 1]


def test_no_sentence_of_handrails_own_is_taken_for_a_name() -> None:
    own = [re.sub(r"\{\w+\}", "", event.sentence) for event in EVENTS.values()]
    own += [text for fact in FACTS.values() for text in (fact.label, fact.hint, *dict(fact.choices).values())]
    own += [text for route in routes.table().values() for text in (route.label, route.guidance)]
    own += [*case_rules.LABELS.values(), *referral.LABELS.values(), "Contact with parents or carers"]
    assert [spans for spans in detect(own, case("P2", "P3", "P5")) if spans] == []
