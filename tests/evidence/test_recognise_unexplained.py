"""Digits and capitals that nothing explains are taken out; what a list explains stays."""

import pytest

from evidence.redaction.span import PROPOSED
from tests.evidence.people import case, spans

OUT = [
    ("Copied by Mr Kellett: GBR537595447.", "GBR537595447"),
    ("The number is 731064007, copied before lunch.", "731064007"),
    ("Boarding list\n114 674 314\n12 more", "114 674 314"),
    ("He read out HX-204118 and left.", "HX-204118"),
    ("She gave 48213 77 to the driver.", "48213 77"),
    ("look 4 DZN  8007", "DZN  8007"),
    ("Them: look 4 998-LNH\nMe: ok\nThem: bye", "998-LNH"),
    ("Mr Lind saw XL35, CJM by the zigzags.", "XL35, CJM"),
    ("He gave me part of a number plate, MJS, and no more.", "MJS"),
    ("Date of birth: Thu 26/01/2012. Form 9B.", "26/01/2012"),
    ("Ekow Obiora, Mon 16/01/2012, was seen there.", "16/01/2012"),
    ("She sits next to Noelia in art and noelz has been showing it.", "noelz"),
    ("mia: hey bennnn\nzoe: ok\nmia: bye", "bennnn"),
    ("Told me at break and now Tansy from another school knows.", "Tansy"),
    ("Seen by Tansy Tunstall.", "Tansy Tunstall"),
    ("Duncan Tideswell is her uncle.", "Duncan Tideswell"),
    ("mia: ill sort chuks out\nzoe: ok\nmia: bye", "chuks"),
    ("mia: saffron says u did it\nzoe: ok\nmia: bye", "saffron"),
    ("mia: that was #teambenji\nzoe: ok\nmia: bye", "benji"),
    ("Voltannie came in late.", "Voltannie"),
    ("msg me here spookygeckox\nHIM: ok\nspookygeckox: hi", "spookygeckox"),
]
STAYS = [
    "Logged as INC-2026-0412, MASH-204118, CPOMS entry 48213 and order 44792618.",
    "Copied under ref. 48213-77 and case 2026/118.",
    "Ring Childline on 0800 1111 or 116 123 tonight.",
    "From 2025 to 2026 the school had 12500 pupils and £48213 left.",
    "The ISBN is 978-0-1410-3613-7.",
    "Seen 12.30-13.15 on 04/05/2026 and again 2026-05-11.",
    "On 17 April 2026 all 1200 metres were run in 300 sec.",
    "Her EpiPen is in C9; the order came from Morrisons.",
    "Attendees\nName\tRole",
]


@pytest.mark.parametrize(("text", "stretch"), OUT)
def test_what_nothing_explains_is_taken_out(text: str, stretch: str) -> None:
    at = text.index(stretch)
    covered = {i for s in spans(text) if s.confidence >= PROPOSED for i in range(s.start, s.end)}
    assert {at + i for i, sign in enumerate(stretch) if sign.isalnum()} <= covered


@pytest.mark.parametrize("text", STAYS)
def test_what_a_list_explains_stays(text: str) -> None:
    assert [text[s.start : s.end] for s in spans(text)] == []


def test_a_number_that_nothing_explains_is_nobodys_own() -> None:
    """Only a number that is surely the child's may stay readable for the child."""
    found = spans("Tamsin Greenhalgh. The number is 731064007.", case())
    assert [s.person for s in found if s.recogniser == "unexplained"] == [None]
