"""Whom a name means."""

from tests.evidence.people import case, spans


def who(text: str, *members: str) -> list[str | None]:
    return [span.person for span in spans(text, case(*members)) if span.type == "PERSON"]


def test_a_full_name_is_the_one_person_who_bears_it() -> None:
    assert who("Tamsin Pickles and Tamsin Greenhalgh met.") == ["P6", "P1"]


def test_a_title_points_to_the_adult_of_that_gender() -> None:
    assert who("Mr Greenhalgh was on duty.") == ["S1"]
    assert who("Mrs Greenhalgh rang.") == ["C1"]


def test_a_first_name_is_the_member_of_the_case() -> None:
    assert who("Tamsin was late.") == ["P1"]


def test_two_of_that_name_in_the_case_are_ambiguous_until_one_was_named() -> None:
    assert who("Tamsin was late.", "P6") == [None]
    assert who("Tamsin Pickles was late. Tamsin cried.", "P6") == ["P6", "P6"]


def test_an_ambiguous_name_keeps_its_candidates() -> None:
    (span,) = spans("Tamsin was late.", case("P6"))
    assert span.ambiguous
    assert set(span.candidates) == {"P1", "P6"}


def test_offsets_count_code_points_beside_emoji() -> None:
    text = "\U0001f600\U0001f600 Tamsin\U0001f600 cried"
    (span,) = spans(text)
    assert text[span.start : span.end] == "Tamsin"
