"""Whose an online name or a number is, and when that stays open."""

import pytest

from evidence.redaction.people import Person
from tests.evidence.people import case, spans

OWN = [
    ("starfish: who gave u 20tgreenhalgh\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: ok its 14 otter lane\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: Tamsin is what my nan says\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("frosty77: Tamsin its raining come online\nstarfish: hi\nfrosty77: hello", "starfish", "P1"),
    ("starfish: im tamsin\nHIM: hi\nstarfish: the other 1 is quietotter44", "quietotter44", "P1"),
    ("starfish: im tamsin\nHIM: ur wifi says 203.0.113.9 lol\nstarfish: hey", "203.0.113.9", "P1"),
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
    ("starfish: i live at 14 otter lane\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: ring after 9, 07700 900111\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("frosty77: still at 14 otter lane?\nstarfish: hi\nfrosty77: hello", "starfish", "P1"),
    ("frosty77: bday on 9.4.13 right? i remembered\nstarfish: hi\nfrosty77: hello", "starfish", "P1"),
    ("frosty77: ur pass is still 20tgreenhalgh\nstarfish: hi\nfrosty77: hello", "starfish", "P1"),
    ("frosty77: how did u get my pass 20tgreenhalgh\nHIM: hi\nfrosty77: hello", "frosty77", "P1"),
    ("starfish: 14 otter lane lol thats our full addy\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: 9.4.13 so im older than will\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: off 14 otter lane\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: bday 9 april 2013\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: 07700 900111 but not b4 7\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("frosty77: r u tamsin greenhalgh from ashby\nstarfish: hi\nfrosty77: hello", "starfish", "P1"),
    ("starfish: my mum rosalind is in the room\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("frosty77: u never told me ur mum was called rosalind\nstarfish: hi\nfrosty77: hi", "starfish", "P1"),
    ("frosty77: u there tamsin\nstarfish: hi\nfrosty77: hello", "starfish", "P1"),
    ("frosty77: Tamsin helloooo\nstarfish: hi\nfrosty77: hello", "starfish", "P1"),
    ("frosty77: which tamsin r u\nstarfish: hi\nfrosty77: hello", "starfish", "P1"),
    ("starfish: its Tamsin with a capital thanks\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: tamsin isnt here its will\nHIM: hi\nstarfish: hey", "starfish", "P1"),
    ("starfish: im tamsin\nHIM: hi\nstarfish: use quietotter44 not this one", "quietotter44", "P1"),
    ("starfish: will isnt here its tamsin\nHIM: hi\nstarfish: hey", "starfish", "P2"),
    (
        "Pupil: hi\nfrosty77: its jace\nfrosty77: ur ip is 203.0.113.9 see\nPupil: who is this",
        "203.0.113.9",
        "P1",
    ),
    ("DOB of child 10.4.13.", "10.4.13", "P1"),
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
    ("Volunteer: Reginald Kell, passport 731064007. Will hear Tamsin read.", "731064007"),
    ("realtamsin99 wrote to her.", "realtamsin99"),
    ("frosty77: i know where 14 otter lane is its not far\nHIM: hi\nfrosty77: hello", "frosty77"),
    ("frosty77: 14 otter lane innit, i sent u a parcel\nHIM: hi\nfrosty77: hello", "frosty77"),
    ("frosty77: bday on 9.4.13 right? i remembered\nHIM: hi\nfrosty77: hello", "frosty77"),
    ("frosty77: bday 9 april 2013 i remembered\nHIM: hi\nfrosty77: hello", "frosty77"),
    ("frosty77: drop 07700 900111 from ur contacts\nHIM: hi\nfrosty77: hello", "frosty77"),
    ("frosty77: why do u want tamsin\nstarfish: hi\nfrosty77: hello", "starfish"),
    ("frosty77: dont bring tamsin🦊 into this\nstarfish: hi\nfrosty77: hello", "starfish"),
    ("frosty77: im tamsin\nstarfish: im tamsin\nfrosty77: hello\nstarfish: hey", "starfish"),
    ("frosty77: her pass is 20tgreenhalgh yeah\nstarfish: hi\nfrosty77: hello", "starfish"),
    ("starfish: my friends number is 07700 900111\nHIM: hi\nstarfish: hey", "starfish"),
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
