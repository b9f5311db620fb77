"""A place selected in a browser, which counts in UTF-16, is the same place in the stored text."""

import pytest

from evidence.redaction.offsets import from_browser

TEXT = "😀 hi 👩‍👧 Zoë, “ok”\nsee 𝒜va"


def as_a_browser_counts(text: str, words: str) -> tuple[int, int]:
    before = text[: text.index(words)]
    start = len(before.encode("utf-16-le")) // 2
    return start, start + len(words.encode("utf-16-le")) // 2


@pytest.mark.parametrize("words", ["😀", "hi", "👩‍👧", "Zoë", "“ok”\nsee", "𝒜va", TEXT])
def test_the_same_words_are_found(words: str) -> None:
    start, end = from_browser(TEXT, *as_a_browser_counts(TEXT, words))
    assert TEXT[start:end] == words


@pytest.mark.parametrize("place", [(1, 2), (0, 1), (4, 4), (5, 4), (0, 999), (-1, 2)])
def test_it_refuses_half_a_character_nothing_and_what_lies_outside(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no place"):
        from_browser(TEXT, *place)
