"""Each page of questions: kept, led on, and forgiving."""

import datetime

import pytest
from django.utils import timezone

from tests.teachers import World, a_world, address

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.mark.parametrize(
    ("name", "data", "leads_to"),
    [
        ("adult", {"about_adult": "no"}, "child"),
        ("adult", {"about_adult": "yes"}, "who"),
        ("when", {"happened_on": "2020-05-04", "happened_time": "14:05", "place": "Room 12"}, "what"),
        ("what", {"child_words": "“Come.”", "told": "A friend said so."}, "online"),
        ("online", {"platform": "A game", "contact_names": "wolf_99"}, "done"),
        ("done", {"told_dsl": "no", "did": "Listened."}, "check"),
        ("done", {}, "check"),
    ],
)
def test_a_page_keeps_its_answers_and_leads_on(world: World, name: str, data: dict, leads_to: str) -> None:
    concern = world.draft()
    assert world.post(concern, name, **data).headers["Location"] == address(concern, leads_to)
    concern.refresh_from_db()
    kept = {field: getattr(concern, field) for field in data}
    stored = {"happened_on": datetime.date(2020, 5, 4), "happened_time": datetime.time(14, 5)}
    assert kept == {field: stored.get(field, value) for field, value in data.items()}


def test_a_change_from_the_check_leads_back_to_it(world: World) -> None:
    concern = world.draft()
    response = world.post(concern, "when", back="check", place="Bus stop")
    assert response.headers["Location"] == address(concern, "check")
    response = world.post(concern, "adult", back="check", about_adult="yes")
    assert response.headers["Location"] == address(concern, "who") + "?back=check"


def test_a_wrong_date_comes_back_with_all_that_was_typed_and_the_rest_is_kept(world: World) -> None:
    concern = world.draft()
    response = world.post(concern, "when", happened_on="last Tuesday", place="Room 12")
    assert response.status_code == 422
    page = response.content.decode()
    assert 'href="#id_happened_on"' in page
    assert 'value="last Tuesday"' in page
    assert 'value="Room 12"' in page
    concern.refresh_from_db()
    assert (concern.happened_on, concern.place) == (None, "Room 12")


def test_a_date_typed_the_british_way_is_understood(world: World) -> None:
    concern = world.draft()
    world.post(concern, "when", happened_on="3/5/2020")
    concern.refresh_from_db()
    assert concern.happened_on == datetime.date(2020, 5, 3)


def test_it_refuses_a_day_that_has_not_come(world: World) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    response = world.post(world.draft(), "when", happened_on=tomorrow.isoformat())
    assert response.status_code == 422
    assert "in the future" in response.content.decode()


def test_it_refuses_a_year_that_cannot_be_and_takes_one_long_ago(world: World) -> None:
    response = world.post(world.draft(), "when", happened_on="0026-11-22")
    assert response.status_code == 422
    assert "Look at the year" in response.content.decode()
    concern = world.draft()
    world.post(concern, "when", happened_on="1987-05-03")
    concern.refresh_from_db()
    assert concern.happened_on == datetime.date(1987, 5, 3)


def test_stopping_keeps_what_can_be_kept_and_asks_nothing(world: World) -> None:
    concern = world.draft()
    response = world.post(concern, "when", happened_on="sometime", place="Room 12", stop="1")
    assert response.headers["Location"] == "/concerns/"
    concern.refresh_from_db()
    assert concern.place == "Room 12"


@pytest.mark.parametrize(
    "words",
    [
        "x" * 200_000,
        "🐚" * 50_000,
        "قالت مريم: «تعال» 🏊 שלום",
        "line one\nline two\n\nline four",
        "<script>alert(1)</script>",
    ],
    ids=["long", "emoji", "right to left", "lines", "markup"],
)
def test_any_words_go_in_and_come_back(world: World, words: str) -> None:
    concern = world.draft()
    assert world.post(concern, "what", saw=words.replace("\n", "\r\n"), seen="{}").status_code == 302
    concern.refresh_from_db()
    assert concern.saw == words
    assert world.get(concern, "what").context["form"]["saw"].value() == words
    assert b"<script>alert" not in world.get(concern, "check").content


def test_four_very_long_answers_at_once_are_kept(world: World) -> None:
    concern = world.draft()
    words = "🐚" * 200_000
    response = world.post(concern, "what", child_words=words, saw=words, told=words, think=words)
    assert response.status_code == 302
    concern.refresh_from_db()
    assert len(concern.child_words + concern.saw + concern.told + concern.think) == 800_000


def test_a_character_that_no_database_holds_is_left_out(world: World) -> None:
    concern = world.draft()
    world.post(concern, "what", saw="be\x00fore")
    concern.refresh_from_db()
    assert concern.saw == "before"


def test_initials_are_pointed_out_and_do_not_block(world: World) -> None:
    concern = world.draft()
    assert world.post(concern, "what", saw="JB was upset.").status_code == 302
    assert "“JB” looks like initials" in world.get(concern, "check").content.decode()
    assert "“JB” looks like initials" in world.get(concern, "what").content.decode()
    assert world.post(concern, "check").headers["Location"] == address(concern, "sent")


@pytest.mark.parametrize("name", ["what", "online", "note"])
def test_pictures_are_never_taken_and_the_page_says_so(world: World, name: str) -> None:
    concern = world.sent() if name == "note" else world.draft()
    page = world.get(concern, name).content.decode()
    assert "never look at, copy, save or send on a picture" in page
    assert 'type="file"' not in page


def test_words_typed_after_another_tab_sent_the_concern_stay_on_the_page(world: World) -> None:
    concern = world.sent()
    response = world.post(concern, "what", saw="One more thing")
    assert response.status_code == 422
    assert "already submitted" in response.content.decode()
    assert address(concern, "note") in response.content.decode()
    assert "One more thing" in response.content.decode()
    concern.refresh_from_db()
    assert "One more thing" not in concern.saw


def test_a_sent_concern_has_no_questions_any_more(world: World) -> None:
    concern = world.sent()
    for name in ("safe", "adult", "child", "when", "what", "online", "done"):
        assert world.get(concern, name).headers["Location"] == address(concern)
