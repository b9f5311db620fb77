"""Names that are words: where they stand, how seldom they are used as words, and bodies that are nobody."""

import pytest

from evidence.redaction.context import CaseContext, Roll
from evidence.redaction.detect import detect
from evidence.redaction.people import Person
from evidence.redaction.words import COMMON, EVERYDAY, RARE, frequency, slip
from tests.evidence.people import SCHOOL, case, found

PEOPLE = (
    Person("P1", "pupil", "Mark", "Stone", gender="M"),
    Person("P2", "pupil", "Violet", "Hall", gender="F"),
    Person("P3", "pupil", "Drew", "Okoro", gender="M"),
    Person("P4", "pupil", "Jan", "Novak", gender="M"),
    Person("P5", "pupil", "May", "Best", gender="F"),
    Person("S1", "staff", "Fay", "Kerr", title="Ms", gender="F"),
)
CASE = CaseContext(Roll.of(PEOPLE, SCHOOL), "P1", frozenset({"P1", "P2", "P5"}))

NAMES = [
    ("heyyy mark", "mark"),
    ("whos may", "may"),
    ("not may again", "may"),
    ("violet will grass", "violet"),
    ("does violet know", "violet"),
    ("She is scared of Koby and of May.", "May"),
    ("Jenna - seen.\nViolet - refuses.", "Violet"),
    ("Health: May seen on Friday.", "May"),
    ("mark lol", "mark"),
    ("Mark🔥's bag was found.", "Mark"),
    ("Mark prints the log.", "Mark"),
    ('"tell miss kerr that violet has to pay"', "violet"),
    ("approved FK", "FK"),
    ("everyone calls me daze", "daze"),
    ("seen by denise grimshaw at the gate", "denise grimshaw"),
    ("told pc duffield about it", "duffield"),
]
WORDS = [
    "Please mark the register by noon.",
    "We may need to ring home again.",
    "Grace was said before lunch.",
    "It remains our best hope.",
    "The violet folder is in the hall.",
    "my other acc is new",
    "how old r u rly",
    "i am writting becouse i am worried",
    "Review is due in May.",
    "Hexham District Council rang, Priorswood Council wrote, the London Borough of Brent agreed.",
    "Referrer: Ashmoor Borough Council",
    "AMBER list, RED list and GREEN list were read.",
    "THE POLICE CALLED ON AN UNKNOWN MAN AT NOON TODAY.",
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_it_finds_a_name_where_it_stands_as_one(text: str, name: str) -> None:
    assert name in [said for kind, said in found(text, CASE) if kind == "PERSON"]


@pytest.mark.parametrize("text", WORDS)
def test_it_leaves_a_word_where_it_stands_as_one(text: str) -> None:
    assert found(text, CASE) == []


def test_a_worker_of_a_council_is_no_pupil_of_that_name() -> None:
    (one,) = detect(["Jan's practice lead, Northfield front door, wrote."], CASE)[0]
    assert (one.person, one.candidates) == (None, ())
    (pupil,) = detect(["She told Jan about it."], CASE)[0]
    assert pupil.person == "P4"


def test_whoever_is_named_in_full_is_looked_for_in_every_text() -> None:
    texts = ["Drew Okoro took a picture.", "so drew it is then"]
    assert detect(texts[1:], CASE)[0] == []
    assert [texts[1][one.start : one.end] for one in detect(texts, CASE)[1]] == ["drew"]


@pytest.mark.parametrize(
    ("word", "often"),
    [("will", EVERYDAY), ("hope", EVERYDAY), ("grace", COMMON), ("violet", RARE), ("josh", RARE)],
)
def test_how_often_a_word_is_used_as_one(word: str, often: int) -> None:
    assert frequency(word) == often


@pytest.mark.parametrize(
    ("word", "is_slip"), [("becouse", True), ("thnx", True), ("rly", True), ("zaynah", False)]
)
def test_a_slip_of_the_pen_is_no_name(word: str, is_slip: bool) -> None:
    assert slip(word) is is_slip


def test_a_title_before_a_particle_is_a_title() -> None:
    people = (
        Person("P1", "pupil", "Ana", "da Silva", gender="F"),
        Person("C1", "contact", "Rita", "da Silva", title="Miss", gender="F"),
    )
    here = CaseContext(Roll.of((*PEOPLE[1:], *people)), "P1", frozenset({"P1", "C1"}))
    (one,) = detect(["I rang Miss da Silva today."], here)[0]
    assert one.person == "C1"


def test_a_first_name_alone_stays_open_where_others_go_by_it() -> None:
    people = (
        Person("P7", "pupil", "Katarzyna", "Nowak", preferred="Kasia"),
        Person("P8", "pupil", "Katarzyna", "Wrona"),
    )
    here = CaseContext(Roll.of((*PEOPLE, *people)), "P1", frozenset({"P1"}))
    (one,) = detect(["She told Kasia about it."], here)[0]
    assert one.ambiguous and set(one.candidates) == {"P7", "P8"}


def test_a_person_of_the_case_is_still_found_by_a_bare_name() -> None:
    assert ("PERSON", "Wren") in found("Wren told me.", case("P4"))
