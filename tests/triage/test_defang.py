"""Web addresses in what somebody wrote are kept harmless, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.defang import defang


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("see https://game.example/room?id=7 now", "see hxxps://game[.]example/room?id=7 now"),
        ("HTTP://GAME.EXAMPLE", "HXXP://GAME[.]EXAMPLE"),
        ("www.game.example/x.y", "www[.]game[.]example/x.y"),
        ("hxxps://game[.]example", "hxxps://game[.]example"),
        ("He wrote. www is a word, a.b too.", "He wrote. www is a word, a.b too."),
        ("a \u202eturned\u202c line", "a turned line"),
        ("ليلى كتبت هذا", "ليلى كتبت هذا"),
        ("lea@school.example at 16.30", "lea@school.example at 16.30"),
    ],
)
def test_an_address_is_made_harmless(typed: str, kept: str) -> None:
    assert defang(typed) == kept


@given(st.text(max_size=80))
def test_twice_is_once(typed: str) -> None:
    assert defang(defang(typed)) == defang(typed)
