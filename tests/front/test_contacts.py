"""Numbers are data (hard rule 24): checked when read, flagged when old, never written into a page."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from workflows import contacts

ROOT = Path(contacts.__file__).resolve().parent.parent
LONDON = ZoneInfo("Europe/London")
ROW = {
    "code": "front_door",
    "label": "Front door",
    "number": "01632 960101",
    "hours": "always",
    "source": "invented",
    "last_checked": date(2026, 1, 31),
}


def test_the_book_of_this_installation_can_be_read():
    assert contacts.national("emergency").number == "999"
    assert contacts.authority("riverbank").name == "Riverbank Council"
    assert contacts.authority("northfield").name == "Northfield Council"


def test_the_councils_are_invented_so_their_numbers_are_from_the_range_for_drama():
    for council in contacts.book().authorities.values():
        for contact in council.contacts.values():
            assert contact.number.startswith("01632 960")


def test_the_old_number_of_ceop_is_nowhere():
    assert contacts.national("ceop").number == ""
    assert "0870" not in contacts.FILE.read_text("utf-8")


@pytest.mark.parametrize("key", ["code", "label", "hours", "source", "last_checked"])
def test_it_refuses_a_row_without(key):
    with pytest.raises(ValueError, match=f"'{key}' is missing"):
        contacts.read_contact({name: value for name, value in ROW.items() if name != key})


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("number", "ring Anna", "'number' of digits"),
        ("number", "", "'number' of digits"),
        ("last_checked", "2026-01-31", "must be a date"),
        ("nunber", "999", "nunber"),
    ],
)
def test_it_refuses_a_wrong_row_and_names_it(key, value, said):
    with pytest.raises(ValueError, match=said) as refused:
        contacts.read_contact({**ROW, key: value})
    assert "'front_door'" in str(refused.value)


def test_it_refuses_a_council_without_a_number_for_the_night():
    rows = [{**ROW, "code": code} for code in contacts.LOCAL if code != "out_of_hours"]
    with pytest.raises(ValueError, match="'out_of_hours' is missing"):
        contacts.read_authority({"code": "x", "name": "X", "opens": "", "closes": "", "contact": rows})


@pytest.mark.parametrize(
    ("day", "stale"),
    [
        (date(2026, 2, 1), False),
        (date(2027, 1, 31), False),
        (date(2027, 2, 1), True),
        (date(2029, 1, 1), True),
    ],
)
def test_a_number_is_flagged_when_checked_more_than_12_months_ago(day, stale):
    assert contacts.read_contact(ROW).stale(day) is stale


def test_everything_is_flagged_when_nobody_has_checked_for_years():
    assert contacts.national("emergency") in contacts.flagged(date(2030, 1, 1))
    assert contacts.authority("riverbank").contacts["lado"] in contacts.flagged(date(2030, 1, 1))


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (datetime(2026, 11, 20, 8, 44, tzinfo=LONDON), "out_of_hours"),
        (datetime(2026, 11, 20, 8, 45, tzinfo=LONDON), "front_door"),  # a Friday
        (datetime(2026, 11, 20, 17, 15, tzinfo=LONDON), "out_of_hours"),
        (datetime(2026, 11, 21, 12, 0, tzinfo=LONDON), "out_of_hours"),  # a Saturday
        (datetime(2026, 12, 25, 12, 0, tzinfo=LONDON), "out_of_hours"),  # a bank holiday
        (datetime(2026, 7, 1, 7, 50, tzinfo=UTC), "front_door"),  # 08:50 in London in summer
    ],
)
def test_the_front_door_is_the_number_somebody_answers(at, code):
    assert contacts.front_door("riverbank", at).code == code


def test_no_page_carries_a_telephone_number_of_its_own():
    for page in ROOT.glob("templates/**/*.html"):
        text = page.read_text("utf-8")
        for number in ("0808", "0800", "01632", "1111"):
            assert number not in text, page
