"""Drafts keep themselves, two tabs do not undo each other, and a draft can be thrown away."""

import json
import re

import pytest
from django.urls import reverse

from referrals.models import Clock, Concern
from tests.teachers import World, a_world, address
from trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def marks(page: object) -> str:
    """The marks that a page holds of what it showed."""
    found = re.search(r'name="seen" value="([^"]*)"', page.content.decode())  # type: ignore[attr-defined]
    assert found
    return found[1].replace("&quot;", '"')


def test_half_an_answer_is_kept(world: World) -> None:
    concern = world.draft()
    response = world.post(concern, "draft", "when", happened_on="2020-1", place="Ro", seen="{}")
    assert response.status_code == 200
    concern.refresh_from_db()
    assert (concern.happened_on, concern.place) == (None, "Ro")


def test_two_tabs_write_only_what_was_changed_in_each(world: World) -> None:
    concern = world.draft(saw="first")
    one, two = marks(world.get(concern, "what")), marks(world.get(concern, "what"))
    world.post(concern, "draft", "what", saw="first, seen by me", told="", seen=one)
    world.post(concern, "what", saw="first", told="Told by a friend", seen=two)
    concern.refresh_from_db()
    assert (concern.saw, concern.told) == ("first, seen by me", "Told by a friend")


def test_the_answer_to_an_autosave_brings_new_marks(world: World) -> None:
    concern = world.draft(saw="first")
    before = marks(world.get(concern, "what"))
    response = world.post(concern, "draft", "what", saw="mine", seen=before)
    assert json.loads(marks(response)) == json.loads(marks(world.get(concern, "what")))
    world.post(concern, "draft", "what", saw="theirs", seen=marks(response))
    world.post(concern, "draft", "what", saw="mine", think="x", seen=marks(response))
    concern.refresh_from_db()
    assert (concern.saw, concern.think) == ("theirs", "x")


def test_an_autosave_leaves_what_another_tab_wrote_alone_on_continue_too(world: World) -> None:
    concern = world.draft(saw="")
    one, two = marks(world.get(concern, "what")), marks(world.get(concern, "what"))
    world.post(concern, "draft", "what", think="From the first tab.", seen=one)
    page = {"told": "From the second tab.", "think": "", "saw": ""}
    kept = world.post(concern, "draft", "what", **page, seen=two)
    world.post(concern, "what", **page, seen=marks(kept))
    concern.refresh_from_db()
    assert (concern.think, concern.told) == ("From the first tab.", "From the second tab.")


def test_an_autosave_that_arrives_late_does_not_shorten_what_was_sent_after_it(world: World) -> None:
    concern = world.draft(saw="")
    before = marks(world.get(concern, "what"))
    world.post(concern, "what", saw="He wrote to her", seen=before)
    world.post(concern, "draft", "what", saw="He wro", seen=before)
    concern.refresh_from_db()
    assert concern.saw == "He wrote to her"


@pytest.mark.parametrize("seen", ["", "no json", "[1]", '{"saw": 3}'])
def test_marks_that_cannot_be_read_lose_no_words(world: World, seen: str) -> None:
    concern = world.draft(saw="")
    world.post(concern, "draft", "what", saw="He wrote", seen=seen)
    concern.refresh_from_db()
    assert concern.saw == "He wrote"


def test_the_autosave_points_out_initials(world: World) -> None:
    response = world.post(world.draft(), "draft", "what", saw="J.B. told me", seen="{}")
    assert "“J.B.” looks like initials" in response.content.decode()


def test_a_sent_concern_is_not_written_to(world: World) -> None:
    concern = world.sent()
    assert world.post(concern, "draft", "what", saw="late").status_code == 409


def test_a_page_that_does_not_exist_keeps_nothing(world: World) -> None:
    concern = world.draft()
    assert world.post(concern, "draft", "child", saw="x").status_code == 404
    assert world.post(concern, "draft", "reporter", saw="x").status_code == 404


@pytest.mark.parametrize(
    ("answers", "place"),
    [({"saw": ""}, "child"), ({}, "what"), ({"platform": "a game"}, "online"), ({"did": "Listened"}, "done")],
)
def test_coming_back_continues_where_something_was_written_last(
    world: World, answers: dict, place: str
) -> None:
    concern = world.draft(**answers)
    assert world.get(concern).headers["Location"] == address(concern, place)


def test_an_empty_draft_continues_at_the_beginning(world: World) -> None:
    world.client.post(reverse("concern_new"), {})
    concern = Concern.objects.get()
    assert world.get(concern).headers["Location"] == address(concern, "safe")


def test_a_draft_is_thrown_away_and_nobody_is_reminded(world: World) -> None:
    concern = world.draft()
    assert b"Throw this draft away?" in world.get(concern, "discard").content
    assert world.post(concern, "discard").headers["Location"] == "/concerns/"
    assert not Clock.objects.filter(concern=concern, stopped__isnull=True).exists()
    assert Entry.objects.filter(event="concern.discarded").count() == 1
    assert world.get(concern).status_code == 404
    assert "Ava Bell" not in world.client.get(reverse("concerns")).content.decode()


def test_throwing_away_twice_is_not_found_and_leaves_one_entry(world: World) -> None:
    concern = world.draft()
    world.post(concern, "discard")
    assert world.post(concern, "discard").status_code == 404
    assert Entry.objects.filter(event="concern.discarded").count() == 1


def test_a_sent_concern_cannot_be_thrown_away(world: World) -> None:
    concern = world.sent()
    assert world.post(concern, "discard").headers["Location"] == address(concern)
    concern.refresh_from_db()
    assert concern.discarded_at is None


def test_a_draft_is_changed_by_posts_only(world: World) -> None:
    concern = world.draft()
    assert world.get(concern, "draft", "what").status_code == 405
