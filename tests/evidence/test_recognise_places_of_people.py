"""A word that somebody on the roll is called by, where only a person stands; the same words where they are words."""

import pytest

from evidence.redaction.context import CaseContext, Roll
from evidence.redaction.detect import detect
from evidence.redaction.people import Person
from tests.evidence.people import SCHOOL, found

PEOPLE = (
    Person("P1", "pupil", "Umm e Hani", "Warraich", gender="F", dob="2012-03-10"),
    Person("P2", "pupil", "Umm e Hani", "Sethi-Mir", gender="F"),
    Person("P3", "pupil", "Guy", "Tailor", gender="M"),
    Person("P4", "pupil", "Mark", "Stone", gender="M"),
    Person("P5", "pupil", "May", "Osei", gender="F"),
    Person("P6", "pupil", "Grace", "Bell", gender="F"),
    Person("P7", "pupil", "Drew", "Poole", gender="M"),
    Person("P8", "pupil", "Yi-Tung", "Chiu", gender="M"),
    Person("P9", "pupil", "Hope", "Day", gender="F"),
    Person("P10", "pupil", "Will", "Frost", gender="M"),
    Person("P11", "pupil", "Bill", "Hunt", gender="M"),
    Person("S1", "staff", "Fay", "Spring", title="Miss", gender="F"),
    Person("S2", "staff", "Tom", "Lee", title="Mr", gender="M"),
)
CASE = CaseContext(Roll.of(PEOPLE, SCHOOL), "P1", frozenset(f"P{n}" for n in range(1, 12)))
CHAT = "sam: hi\nlee: {}\nsam: ok"

IN_CHATS = [
    ("i no guy as well", "guy"),
    ("is that guy on the left in ur pic", "guy"),
    ("are u mark from the game", "mark"),
    ("why drew", "drew"),
    ("leave hope out of it", "hope"),
    ("promise me may", "may"),
    ("guy reckons ur not even our age", "guy"),
    ("did May tell u to say that", "May"),
    ("at yi house", "yi"),
    ("yi pick up", "yi"),
    ("cos of May?", "May"),
    ("miss spring is nice tho", "spring"),
    ("umm e haniiiii here hello", "umm e haniiiii"),
    ("umm 3 h4n1 told u", "umm 3 h4n1"),
    ("find me on justdrewtho instead", "justdrewtho"),
    ("leave y1-tung out of it", "y1-tung"),
]
IN_NOTES = [
    ("Mr Lee spoke with mark at 8:45.", "mark"),
    ("Since we wrote, bill has told Mr Lee.", "bill"),
    ("Mark read aloud in English.", "Mark"),
    ("May asks to leave.", "May"),
    ("Grace (9B) was seen.", "Grace"),
    ("who has seen him talk to the Stone child", "Stone"),
    ("Hi, can you keep will away from my son please.", "will"),
    ("Sanction for will: 2 days", "will"),
    ("My daughter says mark keeps following her.", "mark"),
    ("WARRAICH, Umm e Hani", "WARRAICH, Umm e Hani"),
    ("Umm e Hani W in the 100 metres", "Umm e Hani W"),
    ("Mursal says Brody-Lee is a friend.", "Brody-Lee"),
]
WORDS_IN_CHATS = [
    "may come by at 9:40pm",
    "no hope lol",
    "giving u till 6 no grace after that",
    "this weird guy added me too",
    "hope its ok",
    "will do",
    "may i go",
]
WORDS_IN_NOTES = [
    "Please mark books by Friday.",
    "The bill was paid and he drew a picture.",
    "There is no hope of it, but we will ask.",
    "It may be that she will come.",
    "To the early help hub.",
]


def names(text: str) -> list[str]:
    return [said for kind, said in found(text, CASE) if kind in ("PERSON", "HANDLE")]


@pytest.mark.parametrize(("line", "name"), IN_CHATS)
def test_it_finds_a_name_where_a_person_stands_in_a_chat(line: str, name: str) -> None:
    assert name in names(CHAT.format(line))


@pytest.mark.parametrize(("text", "name"), IN_NOTES)
def test_it_finds_a_name_where_a_person_stands_in_a_note(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize("line", WORDS_IN_CHATS)
def test_it_leaves_the_word_in_a_chat(line: str) -> None:
    assert set(names(CHAT.format(line))) == {"sam", "lee"}


@pytest.mark.parametrize("text", WORDS_IN_NOTES)
def test_it_leaves_the_word_in_a_note(text: str) -> None:
    assert names(text) == []


def test_lines_that_are_by_turns_a_label_and_what_is_said_are_a_chat() -> None:
    text = "justwaynetho\nfind me later\nTHEM\ndont tell ur dad\njustwaynetho\nrise n shine\nTHEM\nk night"
    assert names(text) == ["justwaynetho", "justwaynetho"]


def test_a_number_right_beside_a_childs_name_is_hers() -> None:
    text = "Umm e Hani Warraich: passport 985138938, fine. Drew Poole: passport 985138940, fine."
    owners = [one.person for one in detect([text], CASE)[0] if one.type == "OFFICIAL"]
    assert owners == ["P1", "P7"]
