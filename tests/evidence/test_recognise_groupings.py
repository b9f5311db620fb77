"""Numbers in whatever grouping, names of lessons, chats by their layout: what must be found and what must stay."""

import pytest

from evidence.redaction.people import Person
from evidence.redaction.span import HANDLE, PERSON
from tests.evidence.people import case, found, spans

FOUND = [
    ("Her number is 01632 960 then 814.", "PHONE", "01632 960 then 814"),
    ("it is 07700 dash 900 dash 352", "PHONE", "07700 dash 900 dash 352"),
    ("07700 ... 900 ... 481 he said", "PHONE", "07700 ... 900 ... 481"),
    ("07700 900 (071) but only text", "PHONE", "07700 900 (071"),
    ("07700~900~352", "PHONE", "07700~900~352"),
    ("on 07700\n900 352 until six", "PHONE", "07700\n900 352"),
    ("text him on 7700 900352", "PHONE", "7700 900352"),
    ("Reach her on 01632 960814 ext 23.", "PHONE", "01632 960814 ext 23"),
    ("oh double seven double oh nine hundred three five two", "PHONE", None),
    ("Her phone number ends in 352.", "PHONE", "352"),
    ("The plate is KT51 - WXL.", "VRM", "KT51 - WXL"),
    ("He left in KT51\nWXL, I think.", "VRM", "KT51\nWXL"),
    ("A car, ref. KT51   WXL, stood there.", "VRM", "KT51   WXL"),
    ("plate R482 - WXL", "VRM", "R482 - WXL"),
    ("The car was K T 5 1 W X L.", "VRM", "K T 5 1 W X L"),
    ("Vehicle 308 TEA by the gate.", "VRM", "308 TEA"),
    ("NHS numbers: ours is 999 318 2207; theirs 9993182270.", "NHS", "9993182270"),
    ("NHS no. 99 931 82 207 on the card", "NHS", "99 931 82 207"),
    ("born 12|05|2008 in Leeds", "DOB", "12|05|2008"),
    ("date of birth given as O3/O4/2O11", "DOB", "O3/O4/2O11"),
    ("Her birthday is the third of March 2011.", "DOB", "the third of March 2011"),
    ("she is at lena dot marsh at mail dot example", "EMAIL", "lena dot marsh at mail dot example"),
    ("write to lena.marsh@mail,example soon", "EMAIL", "lena.marsh@mail,example"),
    ("WolfSilentTV is his second one", "HANDLE", "WolfSilentTV"),
    ("she blocked silver-otter-58 today", "HANDLE", "silver-otter-58"),
    (
        "He read it out: Kilo Tango five one Whiskey X-ray Lima.",
        "VRM",
        "Kilo Tango five one Whiskey X-ray Lima",
    ),
    ("a private plate, B1G TM", "VRM", "B1G TM"),
    ("Reg (partial) KT51 W?L", "VRM", "KT51 W?L"),
    ("Landline 960814 after six.", "PHONE", "960814"),
    ("His postcode starts LE65.", "POSTCODE", "LE65"),
    ("UPN: K 8123 4567 8901", "UPN", "K 8123 4567 8901"),
    ("N.H.S. number 9993182207", "NHS", "9993182207"),
    ("NI is AB-12-34-56-C", "NINO", "AB-12-34-56-C"),
    ("GB82-WEST-1234-5698-7654-32", "IBAN", "GB82-WEST-1234-5698-7654-32"),
    ("account number 1234 5678", "BANK", "1234 5678"),
    ("Worker: HARGREAVE, Denise.", "PERSON", "HARGREAVE, Denise"),
    ("Surname: Leeds\nForename: Denise", "PERSON", "Leeds"),
]
LEFT = [
    "Inhaler in C9. Nut allergy: no.",
    "The lesson on Rosa Parks went well; next comes King Lear.",
    "Henry VIII and his wives, then Oliver Twist.",
    "We read Emma, a novel; the capital of Jordan was asked.",
    "A man in a parked Ford waited by St Mary's.",
    "By Friday, or at Christmas, or on monday night.",
    "The form is on page 12, then room 7, then lunch at 12.30.",
    "Bank details were asked for; Childline is 0800 1111.",
    "Plate 2 broke, and the index of 3 books; registration is at 8.40.",
    "Echo, tango and golf: one of three clubs.",
    "Entry INC-2026-9918 speaks of a van.",
]
TIME_FIRST = "20:38\nmarlow\nok\n20:39\nmarlow\nhi tam\n20:41\nfrostyotter\nyes\n20:42\nmarlow\nbye\n20:43"
NAME_BEHIND = "07:19 frostyotter\n  hi\n07:20 dune\n  yes\n07:23 dune\n  ok\n07:24 frostyotter\n  bye"
FAMOUS = Person("P9", "pupil", "Rosa", "Parks", gender="F")


@pytest.mark.parametrize(("text", "kind", "stretch"), FOUND)
def test_it_finds_them_in_any_grouping(text: str, kind: str, stretch: str | None) -> None:
    hits = found(text)
    assert (kind, stretch) in hits if stretch else kind in [k for k, _ in hits]


@pytest.mark.parametrize("text", LEFT)
def test_it_leaves_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "label"), [(TIME_FIRST, "marlow"), (NAME_BEHIND, "dune")])
def test_it_knows_the_speakers_whose_time_stands_apart(text: str, label: str) -> None:
    assert [s for s in found(text) if s[1] == label and s[0] in (HANDLE, PERSON)]


def test_a_famous_name_that_somebody_bears_is_taken_out() -> None:
    assert (PERSON, "Rosa Parks") in found("The lesson on Rosa Parks went well.", case(others=(FAMOUS,)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He calls himself Harry Styles.", "Harry Styles"),
        ("My friend Harry Styles came.", "Harry Styles"),
        ("Robin Hood said he would meet her.", "Robin Hood"),
        ("The lesson on Ellie Marsh, who died, was hard.", "Ellie Marsh"),
        ("She was reading with Heidi.", "Heidi"),
        ("They read Emma's messages.", "Emma"),
    ],
)
def test_who_may_be_somebody_one_knows_is_taken_out(text: str, name: str) -> None:
    assert (PERSON, name) in found(text)


def test_a_speaker_of_another_name_is_not_the_child_whose_address_he_gives() -> None:
    chat = (
        "ME: who told u\nBernard: u did\nME: no\nBernard: 14 Otter Lane near the shop\nME: ok\nBernard: maybe"
    )
    labels = [s for s in spans(chat) if chat[s.start : s.end] == "Bernard"]
    assert labels and all(s.person is None for s in labels)


@pytest.mark.parametrize("said", ["may is such a snake", "shut up may", "which may?? there are 2"])
def test_a_word_is_a_name_where_one_speaks_so_of_people(said: str) -> None:
    chat = f"fox: hi\notter_9: {said}\nfox: ok\notter_9: yes"
    assert (PERSON, "may") in found(chat, case("P3"))
