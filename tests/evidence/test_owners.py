"""Whose an online name or a number is, and when that stays open."""

import pytest

from evidence.redaction.people import Person
from tests.evidence.people import case, spans

OWN = [
    ("starfish\n  im tamsin\nHIM\n  hi\nstarfish\n  hey", "starfish", "P1"),
    ("HIM: u r tamsin yeah\nstarfish: hi\nHIM: hello\nstarfish: hey", "starfish", "P1"),
    ("realtamsin99: hi\nHIM: hello\nrealtamsin99: hey\nHIM: ok", "realtamsin99", "P1"),
    ("starfish: im tamsin\nHIM: hi\nstarfish: PSN quietotter44", "quietotter44", "P1"),
    ("Tamsin's snap is quietotter44.", "quietotter44", "P1"),
    ("Tamsin Greenhalgh, NHS number 999 123 4561.", "999 123 4561", "P1"),
    ("UPN K812345678902 (please check)", "K812345678902", "P1"),
    ("starfish: my full name is tamsin greenhalgh\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: everyone says Tam\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: TAMSIN is my name\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: Tam is a nickname\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: its tamsin innit\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("frosty77: is this tamsin\nstarfish: hi\nfrosty77: hello\nstarfish: hey", "starfish", "P1"),
    ("frosty77: go sleep tamsin its late\nstarfish: hi\nfrosty77: hello\nstarfish: hey", "starfish", "P1"),
    ("frosty77: dont be like that tamsin\nstarfish: hi\nfrosty77: hello\nstarfish: hey", "starfish", "P1"),
    ("starfish: im tamsin\nHIM: hi\nstarfish: my ip is 203.0.113.9", "203.0.113.9", "P1"),
    ("They live at 14 otter lane.", "14 otter lane", "P1"),
    ("Tamsin was born on 9.4.13.", "9.4.13", "P1"),
]
OPEN = [
    ("starfish: im kofi\nHIM: hi\nstarfish: hey", "starfish"),
    ("starfish: im tamsin\nHIM: hi\nstarfish: im kofi", "starfish"),
    ("starfish: im tamsin\nHIM: hi\nstarfish: his snap is quietotter44", "quietotter44"),
    ("Tamsin and Will Sharrock, NHS number 999 123 4561.", "999 123 4561"),
    ("Tamsin had a message from 203.0.113.9.", "203.0.113.9"),
    ("20tgreenhalgh signs in from 203.0.113.9.", "203.0.113.9"),
    ("Tamsin Greenhalgh. The number is 731064007.", "731064007"),
    ("frosty77: dont be like tamsin\nstarfish: hi\nfrosty77: hello\nstarfish: hey", "starfish"),
    ("frosty77: dont listen to tamsin\nstarfish: hi\nfrosty77: hello\nstarfish: hey", "starfish"),
    ("frosty77: everyone says tamsin likes u\nstarfish: hi\nfrosty77: hello\nstarfish: hey", "frosty77"),
    ("starfish: tamsin is here\nfrosty77: hi\nstarfish: hello\nfrosty77: hey", "starfish"),
    ("starfish: im tamsin\nHIM: hi\nstarfish: quietotter44 told me", "quietotter44"),
    ("realtamsin99 wrote to her.", "realtamsin99"),
]


def owner(text: str, said: str) -> str | None:
    return next(s.person for s in spans(text, case("P2")) if text[s.start : s.end] == said)


@pytest.mark.parametrize(("text", "said", "who"), OWN)
def test_it_is_plain_whose_it_is(text: str, said: str, who: str) -> None:
    assert owner(text, said) == who


@pytest.mark.parametrize(("text", "said"), OPEN)
def test_it_stays_open_where_there_is_a_doubt(text: str, said: str) -> None:
    assert owner(text, said) is None


def test_an_address_shared_with_a_parent_is_the_childs() -> None:
    home = Person("C9", "contact", "Rosalind", "Greenhalgh", address="14 Otter Lane, Ashby")
    (span,) = spans("Home is 14 Otter Lane, Ashby.", case(others=(home,)))
    assert span.person == "P1"
