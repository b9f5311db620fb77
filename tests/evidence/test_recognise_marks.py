"""Registration marks of every British form, sort codes by themselves, and what a chat says that is nobody's name."""

import pytest

from tests.evidence.people import found

MARKS = [
    ("He has a car, ab 12 cde, he says.", "ab 12 cde"),
    ("The car: AB-12-CDE.", "AB-12-CDE"),
    ("van reg AB.12.CDE", "AB.12.CDE"),
    ("look for czd9117", "czd9117"),
    ("wait for CZF-9997 by the gate", "CZF-9997"),
    ("look out for mvp88", "mvp88"),
    ("looking for 180 WGF", "180 WGF"),
    ("keep an eye out for AGV 732", "AGV 732"),
    ("i'm in k375 sun", "k375 sun"),
    ("its the black 868-DUJ", "868-DUJ"),
    ("watch for 199ouy", "199ouy"),
    ("A white van waited. Nobody got out. I copied it: WGF 180.", "WGF 180"),
    ("Her uncle drives a Skoda, Q741 WBT.", "Q741 WBT"),
    ("The taxi was HYN 482W.", "HYN 482W"),
    ("A red Astra, 12-D-4821, from Ireland.", "12-D-4821"),
    ("A blue car with Irish plates, 181 MH 502.", "181 MH 502"),
    ("moped index NKZ 61", "NKZ 61"),
    ("The driver had KUI 2204 on the back.", "KUI 2204"),
    ("u will see YFZ 7133", "YFZ 7133"),
    ("The scooter's plate is gone, but it had RVK 91 on it.", "RVK 91"),
]
NO_MARKS = [
    "POLICE CALLED ON 101. A CAR HAD STOPPED.",
    "look for room 12 and then set 3",
    "Wait for bus 42 outside the gate.",
    "He looked for page 250 of the book.",
    "A car stopped. Log DOC 118 was opened.",
    "its 40 min away, find 20 kids",
    "The van left at 10am on 12-05-26.",
    "waiting for gcse 2026 results",
]
BANK = [
    ("The note on her hand said 72 63 84 and then 55143419.", "72 63 84"),
    ("72-63-84 over 5514 3419", "72-63-84"),
    ("sort code 12.63.84", "12.63.84"),
    ("sc: 12/63/84", "12/63/84"),
    ("send to 20 05 41, account no. below: 81234567", "20 05 41"),
]
NO_BANK = [
    "Sent: 28.04.26 6:30pm to the office.",
    "He denies it. 20.05.26 0800 1111 posters up.",
    "15/01/26 at 9",
]
SAID = [
    "heyyaa", "heyyy", "tomorow", "whats ur adress", "all my mates wana meet", "is bein horrible", "txt me later",
    "u play Fifa", "u got Warzone", "yh defo skool was long", "lmaooo noooo", "wudnt of dun it",
]  # fmt: skip


@pytest.mark.parametrize(("text", "mark"), MARKS)
def test_it_finds_a_mark_of_any_form(text: str, mark: str) -> None:
    assert ("VRM", mark) in found(text)


@pytest.mark.parametrize("text", NO_MARKS)
def test_it_takes_no_number_for_a_mark(text: str) -> None:
    assert not [one for one in found(text) if one[0] == "VRM"]


@pytest.mark.parametrize(("text", "code"), BANK)
def test_it_finds_a_sort_code_that_no_word_announces(text: str, code: str) -> None:
    assert ("BANK", code) in found(text)


@pytest.mark.parametrize("text", NO_BANK)
def test_it_takes_no_date_for_a_sort_code(text: str) -> None:
    assert not [one for one in found(text) if one[0] == "BANK"]


@pytest.mark.parametrize("said", SAID)
def test_what_is_said_in_a_chat_is_no_name(said: str) -> None:
    chat = f"HIM: hi\nstarfish: {said}\nHIM: ok\nstarfish: yes"
    assert {stretch for _, stretch in found(chat)} <= {"starfish"}
