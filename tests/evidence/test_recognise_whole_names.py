"""Names as a tired teacher and a hurried child write them: taken out whole, in any spelling, beside any other."""

import pytest

from evidence.redaction.context import CaseContext, Roll
from evidence.redaction.detect import detect
from evidence.redaction.people import Person

EVERYBODY = (
    Person("P1", "pupil", "Su", "Patient-Xu"),
    Person("P2", "pupil", "Min-Ji", "Au"),
    Person("P3", "pupil", "Junia", "Farmer"),
    Person("P4", "pupil", "Violet", "Drake"),
    Person("P5", "pupil", "Bishop", "Gosal"),
    Person("P6", "pupil", "Le", "Best"),
    Person("P7", "pupil", "Cathal", "Ní Bhriain"),
    Person("P8", "pupil", "Tiffany", "Jagger"),
    Person("P9", "pupil", "River", "Halpern"),
    Person("P10", "pupil", "Ruby", "Donaghy"),
    Person("P11", "pupil", "Kadean", "Price"),
    Person("P12", "pupil", "Yue", "Ho"),
    Person("S1", "staff", "Prudence", "Early", title="Miss", gender="F"),
    Person("S2", "staff", "Ada", "Law", title="Miss", gender="F"),
)
CASE = CaseContext(Roll.of(EVERYBODY), "P1", frozenset({"P1", "P2", "P3", "P4", "P6", "P7"}))
NOTES = [
    ("Contact Su Patient-Xu today.", "Su Patient-Xu"),
    ("Mr Hale thinks it is about Min-Ji A herself.", "Min-Ji A"),
    ("violet d was in the relay and cried.", "violet d"),
    ("They told us of Junia Famrer (nut allergy).", "Junia Famrer"),
    ("Seen today: Cathal Ní Bhraiin, well.", "Cathal Ní Bhraiin"),
    ("Best Le's mum rang.", "Best Le"),
    ("It was Le who rang.", "Le"),
    ("Lunch. VIOLET & RUBY AGAIN. Separated by staff.", "RUBY"),
    ("Both like chess. Bishop minds. She says it is nothing.", "Bishop"),
    ("Ring home. Bishop by 16.35.", "Bishop"),
    ("T/c miss early 12.50. Answered.", "early"),
    ("Didn't push. miss law fine w/ it.", "law"),
    ("I give the dinner money to violet. Then we went.", "violet"),
    ("16 May RUBY MISSING FROM 10.45. Police told.", "RUBY"),
]
CHATS = [
    ("su added me too lol", "su"),
    ("ruby n me r still mates so", "ruby"),
    ("ruby right? from town", "ruby"),
    ("river helloooo", "river"),
    ("keep river out of it", "river"),
    ("thats rivers seat not mine", "rivers"),
    ("violet n kado are sat next to me", "kado"),
    ("me n jojoo r at the park", "jojoo"),
    ("ruby from ysgol bro teilyn has met me", "ruby"),
    ("dont tell tiffany ok tiffs is a snake", "tiffs"),
    ("yueho joined", "yueho"),
    ("harlow reckons ur weird", "harlow"),
    ("junior knows me", "junior"),
]
WORDS = [
    "I hope it is a good word; early help was agreed at the law centre.",
    "Chase parents for the form. Amber light on the boiler.",
    "They will miss early lessons.",
    "Bread and ruby ink were bought; the river and the bishop are in the book.",
    "A well-read, six-year-old plan.",
]


def _said(text: str) -> list[str]:
    return [text[one.start : one.end] for one in detect([text], CASE)[0]]


@pytest.mark.parametrize(("text", "name"), NOTES)
def test_it_finds_the_whole_name_in_a_note(text: str, name: str) -> None:
    assert name in " ".join(_said(text))


@pytest.mark.parametrize(("line", "name"), CHATS)
def test_it_finds_the_name_in_a_chat(line: str, name: str) -> None:
    chat = f"silver_otter9: hi there\nMe: who r u\nsilver_otter9: {line}\nMe: no way\n"
    assert name in _said(chat)


@pytest.mark.parametrize("text", WORDS)
def test_it_leaves_words(text: str) -> None:
    assert _said(text) == []


def test_it_takes_no_name_of_another_into_one() -> None:
    people = (*EVERYBODY, Person("C1", "contact", "Charlotte", "Drake"))
    text = "This is Charlotte Drake Violet is not coming in."
    spans = detect([text], CaseContext(Roll.of(people), "P4", frozenset({"P4", "C1"})))[0]
    assert [(text[one.start : one.end], one.person) for one in spans] == [
        ("Charlotte Drake", "C1"),
        ("Violet", "P4"),
    ]
