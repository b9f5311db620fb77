"""Numbers, addresses and online names: what is found, and what is left alone."""

import pytest

from tests.evidence.people import case, found

FOUND = [
    ("Ring 07700 900345 please.", "PHONE", "07700 900345"),
    ("She rang from +44 1632 960777 twice.", "PHONE", "+44 1632 960777"),
    ("my num is O77OO 9OO 412", "PHONE", "O77OO 9OO 412"),
    ("oh double seven double oh nine double oh four one two", "PHONE", None),
    ("07700\u00a0900\u00a0345", "PHONE", "07700\u00a0900\u00a0345"),
    ("Tel 07700 900, five six zero. Ongoing.", "PHONE", "07700 900, five six zero"),
    ("his number is 07700, 900, 746 5 i have not", "PHONE", "07700, 900, 746"),
    ("0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣3️⃣4️⃣5️⃣", "PHONE", None),
    ("Write to jo.marsh@mail.example today.", "EMAIL", "jo.marsh@mail.example"),
    ("it is jo.marsh at mail dot example", "EMAIL", "jo.marsh at mail dot example"),
    ("jo.marsh [at] mail.example", "EMAIL", "jo.marsh [at] mail.example"),
    ("They live at le65 1ab now.", "POSTCODE", "le65 1ab"),
    ("Letters go to LE65/1AB; ring first.", "POSTCODE", "LE65/1AB"),
    ("live at le65.1ab or nearby", "POSTCODE", "le65.1ab"),
    ("She works opposite at QZ4 2QT.", "POSTCODE", "QZ4 2QT"),
    ("Sent to 22 Heron Close, Ashby today.", "ADDRESS", "22 Heron Close, Ashby"),
    ("i live at 9 otter lane", "ADDRESS", "9 otter lane"),
    ("She was seen at 14 Otter Lane again.", "ADDRESS", "14 Otter Lane"),
    ("Tamsin, DOB 9.4.13, Year 8", "DOB", "9.4.13"),
    ("She was born on 9th April 2013.", "DOB", "9th April 2013"),
    ("The form says 30/11/2012 only.", "DOB", "30/11/2012"),
    ("UPN K812345678901", "UPN", "K812345678901"),
    ("NHS number 999 123 4561", "NHS", "999 123 4561"),
    ("NI: QQ 12 34 56 C or AB123456C", "NINO", "AB123456C"),
    ("A van, reg AB12 CDE, waited.", "VRM", "AB12 CDE"),
    ("sort code 12-34-56 account 12345678", "BANK", None),
    ("the other side gave 12655357 as account number", "BANK", "12655357"),
    ("put 24 53 20 and 08757044 in the app", "BANK", "24 53 20"),
    ("paid to 65197463 / 87-54-78 last night", "BANK", "87-54-78"),
    ("NHS number on the card from the nurse: 999-388-3364", "NHS", "999-388-3364"),
    ("ring her b4 22.05 (00447700900680)", "PHONE", "00447700900680"),
    ("A silver Corsa (W740 DJF) stopped.", "VRM", "W740 DJF"),
    ("Seen twice: RDY 874K, then gone.", "VRM", "RDY 874K"),
    ("his screen names are otter_9 / silvermoonotter", "HANDLE", "silvermoonotter"),
    ("add frostycaleb tonight", "HANDLE", "frostycaleb"),
    ("GB82 WEST 1234 5698 7654 32 is his", "IBAN", "GB82 WEST 1234 5698 7654 32"),
    ("he uses paypal.me/silverotter9", "PAYMENT", "paypal.me/silverotter9"),
    ("go to https://chat.example/r/abc?x=1.", "URL", "https://chat.example/r/abc?x=1"),
    ("add t.me/silverotter", "URL", "t.me/silverotter"),
    ("from 203.0.113.9 at night", "IP", "203.0.113.9"),
    ("he is @silver_otter there", "HANDLE", None),
    ("her snap is quietotterx", "HANDLE", "quietotterx"),
    ("silver_otter_77 asked for a picture", "HANDLE", "silver_otter_77"),
    ("NightOtter#4410 sent it", "HANDLE", "NightOtter#4410"),
    ("tamsinlovescats wrote back", "HANDLE", "tamsinlovescats"),
    ("user name 20tgreenhalgh", "USERNAME", "20tgreenhalgh"),
    ("She moved from Larkfield Free School.", "SCHOOL", "Larkfield Free School"),
    ("He goes to Millbrook School now.", "SCHOOL", "Millbrook School"),
]
LEFT = [
    "Childline is 0800 1111, the NSPCC 0808 800 5000; in danger ring 999.",
    "On 14/05/2026 at 09:30 and 2026-05-14 we met; see form 12.3.",
    "101 call, order 44114518, 11.25. Nobody came.",
    "Pupils of set S2/3rd and S1: 5th stay.",
    "Order 00417 cost £12.50 for 24 pupils at 15:05.",
    "Look at ceop.police.uk/safety-centre for help.",
    "He scored 10 out of 12 in 45 minutes, room 204, Year 9.",
    "PO 20262416 and order 44900218 were paid; ticket INC-2026-7319 is open.",
    "Save it as report_2026.zip in the shared folder.",
    "Read page 3.2.1 of the plan, version v2.4.",
]


@pytest.mark.parametrize(("text", "kind", "stretch"), FOUND)
def test_it_finds_an_identifier(text: str, kind: str, stretch: str | None) -> None:
    hits = found(text)
    assert (kind, stretch) in hits if stretch else kind in [k for k, _ in hits]


@pytest.mark.parametrize("text", LEFT)
def test_it_leaves_public_numbers_and_dates_alone(text: str) -> None:
    assert found(text) == []


CHATS = [
    "[20:14] silverotter: hi\n[20:15] tamtam: hello\n[20:16] silverotter: move to a private chat",
    "12/03/2026, 20:14 - silverotter: hi\n12/03/2026, 20:15 - tamtam: hello\n12/03/2026, 20:16 - silverotter: ok",
    "<silverotter> : hi\n<tamtam> : hello\n<silverotter> : ok",
]


@pytest.mark.parametrize("text", CHATS)
def test_it_finds_the_names_before_the_lines_of_a_chat(text: str) -> None:
    assert [stretch for kind, stretch in found(text) if stretch in ("silverotter", "tamtam")] == [
        "silverotter",
        "tamtam",
        "silverotter",
    ]


def test_labels_such_as_me_and_him_stay() -> None:
    assert found("ME: hi\nHIM: hello\nME: ok\nHIM: bye") == []


def test_a_handle_of_the_case_is_found_everywhere_but_not_inside_a_word() -> None:
    assert found("he is otter on there", case(handles=("otter",))) == [("HANDLE", "otter")]
    assert found("two otters swam past", case(handles=("otter",))) == []


def test_half_a_megabyte_and_other_scripts_do_not_crash_it() -> None:
    assert found("тамсин \u4f60\u597d \ud83d\ude00 " * 10) is not None
    assert found("a" * 200_000) == []
