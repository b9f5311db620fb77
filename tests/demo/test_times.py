"""When the acts of the stories happen, for whatever day and hour the demo is made at. No database."""

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from config.demo.telling.acts import DOINGS
from config.demo.telling.stories import Story, in_order, stories
from config.demo.telling.times import Days
from workflows.hours import NIGHT_BEGINS

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 5, 18, 0, 5, tzinfo=LONDON)
#: Three weeks around a bank holiday, and Easter, at hours of the night and of the day.
NOWS = [MONDAY + timedelta(days=day, hours=hour) for day in range(21) for hour in (0, 7, 9, 12, 17, 23)]
NOWS += [datetime(2026, 4, day, 10, 40, tzinfo=LONDON) for day in range(1, 15)]


@pytest.fixture(scope="module")
def told() -> list[Story]:
    return stories()


@pytest.mark.parametrize("now", NOWS, ids=lambda now: f"{now:%a %d %b %H:%M}")
def test_nothing_happens_in_the_future_or_but_one_reading_at_night(told: list[Story], now: datetime) -> None:
    for moment, act in in_order(told, Days(now)):
        local = moment.astimezone(LONDON)
        assert moment < now, act
        if act.do == "read" and local.hour == NIGHT_BEGINS:
            continue  # what an auditor is to find and ask about
        assert 8 <= local.hour < 21, act
        assert local.hour < 17 or act.story == "lift", act


@pytest.mark.parametrize("now", NOWS, ids=lambda now: f"{now:%a %d %b %H:%M}")
def test_each_story_is_told_in_its_own_order_and_nobody_acts_while_away(
    told: list[Story], now: datetime
) -> None:
    days = Days(now)
    acts = in_order(told, days)
    for story in told:
        mine = [act.number for _, act in acts if act.story == story.key]
        assert all(one < two for one, two in pairwise(mine)), story.key
    away = days.at("friday 16:00"), days.at("friday+3 08:00")
    assert not [act for moment, act in acts if act.by == "dsl" and away[0] <= moment < away[1]]


def test_every_act_is_one_the_stage_knows(told: list[Story]) -> None:
    assert {act.do for story in told for act in story.acts} <= set(DOINGS)


@pytest.mark.parametrize(
    ("now", "fresh"),
    [
        ("2026-06-09 11:20", "2026-06-09 10:40"),  # 40 minutes ago
        ("2026-06-09 19:00", "2026-06-09 15:20"),  # after school: the end of today
        ("2026-06-09 07:10", "2026-06-08 15:20"),  # before school: yesterday
        ("2026-06-07 12:00", "2026-06-05 15:20"),  # Sunday: Friday
        ("2026-05-25 12:00", "2026-05-22 15:20"),  # a bank holiday
    ],
)
def test_a_fresh_concern_came_a_little_while_ago_in_school_hours(now: str, fresh: str) -> None:
    days = Days(datetime.fromisoformat(now).replace(tzinfo=LONDON))
    assert days.at("fresh").astimezone(LONDON) == datetime.fromisoformat(fresh).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("now", "nought"),
    [
        ("2026-06-09 11:20", "2026-06-09"),
        ("2026-06-09 16:30", "2026-06-10"),  # what is due at 16:00 on day 0 is not late yet
        ("2026-06-05 17:00", "2026-06-08"),
        ("2026-05-24 12:00", "2026-05-26"),  # a Sunday before a bank holiday
    ],
)
def test_day_0_is_the_day_on_which_school_ends_next(now: str, nought: str) -> None:
    days = Days(datetime.fromisoformat(now).replace(tzinfo=LONDON))
    assert str(days.day("0")) == nought


def test_the_friday_of_the_red_flag_lies_behind_its_weekend() -> None:
    for now, friday in (
        ("2026-06-09", "2026-06-05"),
        ("2026-06-07", "2026-05-29"),
        ("2026-04-07", "2026-03-27"),
    ):
        days = Days(datetime.fromisoformat(f"{now}T12:00").replace(tzinfo=LONDON))
        assert str(days.friday()) == friday


def test_words_that_name_no_moment_are_refused() -> None:
    with pytest.raises(ValueError, match="names no day"):
        Days(MONDAY).at("10:40")
