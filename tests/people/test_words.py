import pytest

from people.words import plain, search_text, words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zoë", "zoe"),
        ("Łucja", "lucja"),
        ("SEÁN", "sean"),
        ("Nguyễn", "nguyen"),
        ("Strauß", "strauss"),
        ("O’Brien", "obrien"),
    ],
)
def test_a_name_is_the_same_with_and_without_accents(name: str, expected: str) -> None:
    assert plain(name) == expected


def test_a_double_barrelled_name_is_two_words() -> None:
    assert words("Harper-Lee") == ["harper", "lee"]


def test_an_apostrophe_is_found_with_it_without_it_and_after_it() -> None:
    assert search_text(["O'Brien"]) == " obrien o brien "


def test_a_name_in_arabic_letters_is_a_word() -> None:
    assert words("عائشة") != []


def test_every_word_is_kept_once() -> None:
    assert search_text(["Ava", "Bell", "Ava Bell"]) == " ava bell "


def test_signs_alone_are_no_word() -> None:
    assert words("%_ -- ''") == []
