"""Places counted by a browser and by Handrail."""

import pytest

from evidence.redaction.offsets import from_utf16, to_utf16

TEXT = "\U0001f600a\U0001f468\u200d\U0001f469 Tamsin\u0301 \U0001f600"


@pytest.mark.parametrize("at", range(len(TEXT) + 1))
def test_there_and_back_again_past_emoji_and_accents(at: int) -> None:
    assert from_utf16(TEXT, to_utf16(TEXT, at)) == at
    assert to_utf16(TEXT, at) == len(TEXT[:at].encode("utf-16-le")) // 2


@pytest.mark.parametrize("offset", [-1, 1, 100])
def test_it_refuses_a_place_inside_an_emoji_or_outside_the_text(offset: int) -> None:
    with pytest.raises(ValueError, match="not in the text"):
        from_utf16(TEXT, offset)


def test_it_refuses_a_code_point_outside_the_text() -> None:
    with pytest.raises(ValueError, match="not in the text"):
        to_utf16("abc", 4)
