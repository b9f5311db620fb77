"""Naming the child: found by name, checked by form and date of birth, or described."""

import datetime

import pytest

from tests.factories import a_pupil, a_school
from tests.teachers import World, a_world, address
from trail.models import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def nobody(world: World):
    """A draft that names no child yet."""
    concern = world.draft()
    concern.children.all().delete()
    return concern


def test_typing_finds_children_with_form_and_date_of_birth(world: World) -> None:
    a_pupil(world.school, form="10V", date_of_birth=datetime.date(2012, 7, 27))
    found = world.post(nobody(world), "child_search", q="ava be").content.decode()
    assert found.count("Ava Bell") == 2
    assert "8R, born 3 May 2013" in found
    assert "10V, born 27 July 2012" in found


def test_without_javascript_the_button_finds_them(world: World) -> None:
    concern = nobody(world)
    page = world.post(concern, "child", q="ava").content.decode()
    assert address(concern, "child_check", world.ava.pk) in page
    assert 'value="ava"' in page


def test_a_search_is_kept_in_the_trail_without_what_was_typed(world: World) -> None:
    world.post(nobody(world), "child_search", q="ava")
    reading = Reading.objects.get(event="roll.searched")
    assert reading.actor == str(world.teacher.pk)
    assert "ava" not in bytes(reading.header).decode().lower()


@pytest.mark.parametrize("typed", ["", "a", " b "])
def test_one_letter_searches_nothing(world: World, typed: str) -> None:
    assert "Ava Bell" not in world.post(nobody(world), "child_search", q=typed).content.decode()
    assert not Reading.objects.filter(event="roll.searched").exists()


@pytest.mark.parametrize("typed", ["zzzz", "a\x00v", "%%", "' or 1=1", "مريم", "x" * 5000])
def test_odd_searches_find_nobody_and_break_nothing(world: World, typed: str) -> None:
    assert world.post(nobody(world), "child_search", q=typed).status_code == 200


def test_children_of_another_school_and_leavers_are_not_found(world: World) -> None:
    a_pupil(a_school(), surname="Other")
    a_pupil(world.school, surname="Leaver", left_on=datetime.date(2020, 1, 1))
    concern = nobody(world)
    assert "Ava" not in world.post(concern, "child_search", q="other").content.decode()
    assert "Ava" not in world.post(concern, "child_search", q="leaver").content.decode()


def test_the_child_is_checked_before_it_is_named(world: World) -> None:
    concern = nobody(world)
    page = world.get(concern, "child_check", world.ava.pk).content.decode()
    assert "Is this the right child?" in page
    assert "3 May 2013" in page
    assert not concern.children.exists()
    assert world.post(concern, "child_check", world.ava.pk).headers["Location"] == address(concern, "child")
    assert concern.children.get().pupil == world.ava


def test_naming_a_child_twice_names_it_once(world: World) -> None:
    concern = nobody(world)
    for _ in range(2):
        assert world.post(concern, "child_check", world.ava.pk).status_code == 302
    assert concern.children.count() == 1


def test_a_child_of_another_school_is_not_found_by_address(world: World) -> None:
    other = a_pupil(a_school(), surname="Other")
    concern = nobody(world)
    assert world.get(concern, "child_check", other.pk).status_code == 404
    assert world.post(concern, "child_check", other.pk).status_code == 404
    assert not concern.children.exists()


def test_several_children_may_be_named_and_one_taken_off(world: World) -> None:
    concern = world.draft()
    world.post(concern, "other_child", description="مريم, a friend 🏊")
    assert concern.children.count() == 2
    page = world.get(concern, "child").content.decode()
    assert "مريم, a friend 🏊" in page
    ava = concern.children.get(pupil=world.ava)
    for _ in range(2):
        assert world.post(concern, "child_remove", ava.pk).status_code == 302
    assert [child.description for child in concern.children.all()] == ["مريم, a friend 🏊"]


def test_a_child_of_another_draft_is_not_taken_off(world: World) -> None:
    mine, other = world.draft(), world.draft()
    world.post(mine, "child_remove", other.children.get().pk)
    assert other.children.exists()


@pytest.mark.parametrize("words", ["", "   ", "x" * 301])
def test_a_description_says_something_and_fits(world: World, words: str) -> None:
    concern = nobody(world)
    response = world.post(concern, "other_child", description=words)
    assert response.status_code == 422
    assert 'href="#id_description"' in response.content.decode()
    assert words.strip() in response.content.decode()
    assert not concern.children.exists()


def test_a_sent_concern_takes_no_more_children(world: World) -> None:
    concern = world.sent()
    other = a_pupil(world.school, surname="Second")
    assert world.post(concern, "child_check", other.pk).headers["Location"] == address(concern)
    assert world.post(concern, "other_child", description="a boy").headers["Location"] == address(concern)
    assert world.post(concern, "child_remove", concern.children.get().pk).headers["Location"] == address(
        concern
    )
    assert concern.children.count() == 1
