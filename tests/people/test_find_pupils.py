from typing import Any

import pytest

from people.models import Pupil, School
from people.queries import find_pupils, find_staff
from tests.people.conftest import make_pupil


def test_the_start_of_any_name_is_enough(school: School, ava: Pupil) -> None:
    for typed in ("av", "BELL", "be av", "ava 8r", "bell, ava"):
        assert find_pupils(school, typed) == [ava], typed


def test_the_middle_of_a_name_is_not(school: School, ava: Pupil) -> None:
    assert find_pupils(school, "ell") == []


def test_accents_do_not_matter_either_way(school: School) -> None:
    zoe = make_pupil(school, "Zoë", "Wójcik")
    assert find_pupils(school, "zoe woj") == [zoe]
    assert find_pupils(school, "Zoë Wój") == [zoe]
    assert find_pupils(school, "zöe") == [zoe]


def test_preferred_and_other_names_are_found(school: School) -> None:
    child = make_pupil(school, "Aisha", "Hussain", preferred="عائشة", other_names=["Aisha Begum", "Ash"])
    for typed in ("عائشة", "عائ", "begum", "ash"):
        assert find_pupils(school, typed) == [child], typed


def test_nothing_typed_finds_nobody(school: School, ava: Pupil) -> None:
    for typed in ("", "  ", "%", "_", "'"):
        assert find_pupils(school, typed) == []


def test_two_children_of_one_name_are_told_apart_by_the_label(school: School, ava: Pupil) -> None:
    other = make_pupil(school, "Ava", "Bell", form="10V")
    assert {pupil.label for pupil in find_pupils(school, "ava bell")} == {
        "Ava Bell, 8R, born 3 May 2013",
        "Ava Bell, 10V, born 3 May 2013",
    }
    assert find_pupils(school, "ava bell 10") == [other]


def test_leavers_and_other_schools_are_not_found(school: School, other_school: School, ava: Pupil) -> None:
    make_pupil(other_school, "Ava", "Bell")
    make_pupil(school, "Ava", "Brown", left_on="2026-07-20")
    assert find_pupils(school, "ava") == [ava]


def test_search_follows_a_changed_name_also_in_bulk(school: School, ava: Pupil) -> None:
    ava.surname = "Hunt"
    ava.save()
    assert find_pupils(school, "hunt") == [ava]
    Pupil.objects.bulk_create(
        [Pupil(school=school, first="Will", surname="Green", form="10R", year=10, date_of_birth="2012-01-02")]
    )
    assert [pupil.first for pupil in find_pupils(school, "will")] == ["Will"]


def test_staff_are_found_by_name(school: School, teacher_on_list: object) -> None:
    assert [member.label for member in find_staff(school, "stro", 5)] == ["Mr Mark Strong, Assistant"]


@pytest.mark.django_db
def test_two_thousand_pupils_are_searched_by_two_queries(
    school: School, django_assert_num_queries: Any
) -> None:
    Pupil.objects.bulk_create(
        Pupil(
            school=school,
            first=f"Name{n}",
            surname=f"Family{n % 50}",
            form="9I",
            year=9,
            date_of_birth="2012-01-02",
        )
        for n in range(2000)
    )
    with django_assert_num_queries(2):
        assert len(find_pupils(school, "name1 fam")) == 10
