"""A word that is a name of the roll too, where what stands beside it shows the word, and where it does not."""

import pytest

from evidence.redaction.fold import fold
from evidence.redaction.recognisers import as_a_word

WORDS = [
    ("say grace lol", "grace"), ("eating a clementine", "clementine"), ("pearl earrings would suit u", "pearl"),
    ("its jet black inside", "jet"), ("thats rich", "rich"), ("dean of year has my phone", "dean"),
    ("watching the holly and ivy thing", "ivy"), ("its june we got exams", "june"), ("Password: Peacock.", "peacock"),
    ("Risk: Amber to red.", "amber"), ("its proper snow day", "snow"), ("rose emoji for u", "rose"),
]  # fmt: skip
NAMES = [
    ("i know grace", "grace"), ("a lily from my class", "lily"), ("is that rusty on the left", "rusty"),
    ("I spoke to Amber, who had it from her", "amber"), ("thats rich not me", "rich"), ("pearl told me", "pearl"),
    ("dean hit me", "dean"), ("ask june", "june"), ("i no guy as well", "guy"),
]  # fmt: skip


def _is_word(line: str, low: str) -> bool:
    text = fold(line)
    return as_a_word.is_word(text, next(word for word in text.words if word.low == low))


@pytest.mark.parametrize(("line", "low"), WORDS)
def test_what_stands_beside_it_shows_the_word(line: str, low: str) -> None:
    assert _is_word(line, low)


@pytest.mark.parametrize(("line", "low"), NAMES)
def test_nothing_shows_the_word(line: str, low: str) -> None:
    assert not _is_word(line, low)
