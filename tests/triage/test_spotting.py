"""Words that may point to a sign: found whole, in any case, and the text stays what it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.spotting import possible, spot


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("He said it is OUR SECRET.", "I25"),
        ("asked for a picture", "I08"),
        ("She hid her phone again", "I34"),
        ("I can’t go on", "I05"),
    ],
)
def test_a_word_points_to_its_sign(text: str, sign: str) -> None:
    assert sign in possible([text])


@pytest.mark.parametrize(
    "text", ["modelled in clay", "he won’t stop", "he won't stop", "The tablet lay there", "nothing of note"]
)
def test_a_part_of_a_word_points_to_nothing(text: str) -> None:
    assert possible([text]) == []


@given(st.text(max_size=200))
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(part.text for part in spot(text)) == text
