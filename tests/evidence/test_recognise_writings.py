"""Ways of writing marks, dates, numbers, online names and initials: what must be found and what must not."""

import pytest

from evidence.redaction.people import Person
from evidence.redaction.span import PERSON
from tests.evidence.people import case, found, spans

FOUND = [
    ("His van is ab12  cde.", "VRM", "ab12  cde"),
    ("The plate: AB12-CDE, he thinks.", "VRM", "AB12-CDE"),
    ("A grey van, JIZ 4821, waited.", "VRM", "JIZ 4821"),
    ("The car is 607 BPN.", "VRM", "607 BPN"),
    ("He drives a Golf, NKN 381.", "VRM", "NKN 381"),
    ("ill be in the 152 HKN", "VRM", "152 HKN"),
    ("A silver hatchback, reg ending KXP, by the gate.", "VRM", "KXP"),
    ("Partial reg only: EL33.", "VRM", "EL33"),
    ("The plate began LM34, she said.", "VRM", "LM34"),
    ("DOB 21-Apr-2010", "DOB", "21-Apr-2010"),
    ("born 12Mar09", "DOB", "12Mar09"),
    ("bday 21 Aug '10 dont forget", "DOB", "21 Aug '10"),
    ("Born: the 8th of March 2011", "DOB", "the 8th of March 2011"),
    ("Friday 6 July 2012 is my birthday", "DOB", "Friday 6 July 2012"),
    ("Postcode LE65-1AB", "POSTCODE", "LE65-1AB"),
    ("it is L E 6 5 1 A B", "POSTCODE", "L E 6 5 1 A B"),
    ("zero, seven, seven, zero, zero, nine, zero, zero, three, four, five", "PHONE", None),
    ("Passport no. GBR123456789", "OFFICIAL", "GBR123456789"),
    ("ULN 9123 456 789", "OFFICIAL", "9123 456 789"),
    ("UCI 123450123456B", "OFFICIAL", "123450123456B"),
    ("hospital number 1234567", "OFFICIAL", "1234567"),
    ("snap is mellow-dexter", "HANDLE", "mellow-dexter"),
    ("All three blocked o.jace.o and left.", "HANDLE", "o.jace.o"),
    ("She blocked parrotofmellow at once.", "HANDLE", "parrotofmellow"),
    ("They saw theharveyshow again.", "HANDLE", "theharveyshow"),
    ("gt noturheron", "HANDLE", "noturheron"),
]
LEFT = [
    "The car had 3 kids in it and drove 10 min.",
    "He parked at 9 in the morning, the van at 10am.",
    "The meeting ends with tea and the last three left.",
    "On 12 March 2026 the plan began.",
    "Set S1 2nd row, then page 12 of 24.",
    "Reference 123456789 was closed.",
    "A half-term plan for a one-to-one lesson.",
    "See ceop.police.uk and the e.g. list.",
    "One, two, three, four, five went in.",
]
INITIALS = [
    ("TG & WS fell out.", ["TG", "WS"]),
    ("T.G. said no. TG's phone rang.", ["T.G.", "TG"]),
    ("Y8 T G arrived late.", ["T G"]),
    ("im not sure, tg and ws are not speaking", ["tg", "ws"]),
    ("im not sure about t.g. today", ["t.g."]),
    ("A car outside again. Have told her mother. A.M.", ["A.M."]),
    ("Ask her on her own by Friday. G.P. to sit in.", ["G.P."]),
    ("I said you will reply by Friday. EG", ["EG"]),
    ("2026-07-20 / EG / phone found in Room 19", ["EG"]),
    ("4 May | EG | rang home", ["EG"]),
    ("Password changed, EG and Sharrock, Will present", ["EG", "Sharrock, Will"]),
]
NO_INITIALS = [
    "We met at 9 a.m. and again at 4 p.m. today",
    "Uploaded to CPOMS. The meeting is in B1. OK",
    "The PE and Maths lessons / IT / Art were moved.",
    "The AS level and IT went on.",
    "i was at the e.g. part of it",
]
CALLED = [
    ("HIM: will where did u go\nstarfish: hi\nHIM: ok", "will"),
    ("HIM: hi\nstarfish: will in my class got one\nHIM: ok\nstarfish: yes", "will"),
    ("HIM: hi\nstarfish: gurdz blocked me\nHIM: ok\nstarfish: yes", "gurdz"),
    ("HIM: n w i l l u there\nstarfish: hi\nHIM: ok", "w i l l"),
    ("HIM: tamsingreenhalgh is a name\nstarfish: hi\nHIM: ok", "tamsingreenhalgh"),
]
NOT_CALLED = ["HIM: will u be there\nstarfish: hi\nHIM: ok", "HIM: hope u slept ok\nstarfish: hi\nHIM: ok"]
NAMED = case("P2", "P3", "C1")


@pytest.mark.parametrize(("text", "kind", "said"), FOUND)
def test_it_finds_it_written_like_this(text: str, kind: str, said: str | None) -> None:
    assert (kind, said or text) in found(text, NAMED)


@pytest.mark.parametrize("text", LEFT)
def test_it_leaves_these_alone(text: str) -> None:
    assert found(text, NAMED) == []


@pytest.mark.parametrize(("text", "letters"), INITIALS)
def test_it_finds_initials(text: str, letters: list[str]) -> None:
    assert [said for _, said in found(text, NAMED)] == letters


@pytest.mark.parametrize("text", NO_INITIALS)
def test_letters_that_are_nobodys(text: str) -> None:
    assert not [said for kind, said in found(text, case("P4")) if kind == PERSON]


@pytest.mark.parametrize(("text", "said"), CALLED)
def test_a_name_in_a_chat_by_what_follows(text: str, said: str) -> None:
    assert ("PERSON", said) in found(text, NAMED)


@pytest.mark.parametrize("text", NOT_CALLED)
def test_a_word_in_a_chat_is_no_name(text: str) -> None:
    assert not [said for kind, said in found(text, NAMED) if kind == "PERSON"]


def test_initials_drop_their_accents() -> None:
    from_afar = Person("O1", "other", "Öykü", "Şahin")
    assert ("PERSON", "OS") in found("OS was late. OS's bag is here.", case("P2", others=(from_afar,)))


ELIMINATED = [
    ("Them: tamsin u awake\nquietotter44: yes\nThem: good\nquietotter44: night", "P1"),
    ("Them: is tamsin ur mate\nquietotter44: yes\nThem: good\nquietotter44: night", None),
    ("Them: tamsin u awake\nquietotter44: tamsin is not here\nThem: good\nquietotter44: night", None),
    ("Them: u awake\nquietotter44: yes\nThem: good\nquietotter44: night", None),
]


@pytest.mark.parametrize(("text", "who"), ELIMINATED)
def test_the_other_of_two_speakers_calls_the_child_by_name(text: str, who: str | None) -> None:
    owners = {s.person for s in spans(text, case("P2")) if text[s.start : s.end] == "quietotter44"}
    assert owners == {who}
