"""How much was taken out: by class for those who read the case, as the file says it for its reader, else nothing."""

import pytest

from evidence.taken_out import BEARER, CASE, NOT_TOLD, READER, said_to, told_to

MANIFEST = {"withheld": {"other_pupil": 2, "informant": 1}, "printed": {"Pupil": 2, "sentence removed": 1}}


def test_a_class_of_people_is_told_to_nobody_but_those_who_read_the_case() -> None:
    assert told_to(CASE, MANIFEST) == (("informant", 1), ("other pupil", 2))
    for whom in (READER, BEARER):
        assert "informant" not in dict(told_to(whom, MANIFEST)) and "informant" not in said_to(whom, MANIFEST)


def test_a_reader_is_told_what_can_be_counted_in_the_file_and_a_bearer_nothing() -> None:
    assert said_to(READER, MANIFEST) == "[Pupil] 2 times, [sentence removed] 1 time"
    assert said_to(READER, {}) == "nothing"
    assert (said_to(BEARER, MANIFEST), told_to(BEARER, MANIFEST)) == (NOT_TOLD, ())


def test_whoever_is_none_of_these_is_refused() -> None:
    with pytest.raises(KeyError):
        told_to("newspaper", MANIFEST)
