"""The trail of the school comes a sheet at a time, the newest first, and nobody's letter ever changes."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import trail
from oversight.filters import Filter
from oversight.models import Letter
from oversight.queries import school_trail
from oversight.queries.school_trail import Key, Sheet, key_of, sheet
from oversight.services.lettering import lettered
from people.models import School, User
from people.services.trail_of import tell
from tests.factories import a_user
from trail.models import Entry, Reading
from workflows.roles import HEAD, LEAD

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/oversight/school/"


@pytest.fixture
def people(school: School) -> list[User]:
    return [a_user(school, LEAD, name="Lee Lead"), a_user(school, HEAD, name="Hale Head")]


@pytest.fixture
def acts(school: School, people: list[User]) -> int:
    """Forty acts, entries and readings in turns, some at one moment; how many there are."""
    begun = timezone.now() - timedelta(days=9)
    for number in range(40):
        with time_machine.travel(begun + timedelta(hours=number // 3), tick=False):
            who = people[number % 3 == 0]
            if number % 2:
                tell(school, "roll.searched", actor=who)
            else:
                trail.read(
                    "access.signed_in", actor=who.as_actor(), role=LEAD, school=school.pk, chain=school.pk
                )
    return (
        Entry.objects.filter(case_id=school.pk).count() + Reading.objects.filter(chain_id=school.pk).count()
    )


def walk(school: School, chosen: Filter = Filter()) -> list[Sheet]:  # noqa: B008
    key, found = Key(), []
    while True:
        found.append(sheet(school.pk, chosen, key))
        if found[-1].older is None:
            return found
        key = key_of(str(found[-1].older))


@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_every_act_comes_once_the_newest_first(
    school: School, acts: int, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(school_trail, "PAGE", size)
    rows = [row for one in walk(school) for row, _ in one.acts]
    assert len(rows) == len({(type(row), row.pk) for row in rows}) == acts
    assert [row.at for row in rows] == sorted((row.at for row in rows), reverse=True)


def test_a_sift_that_finds_little_goes_on_where_it_stopped(
    school: School, acts: int, people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(school_trail, "LOOKED", 5)
    letters = lettered(school.pk, [{"actor": str(one.pk), "role": LEAD} for one in people])
    assert [one.place for one in letters] == [0, 1]
    found = walk(school, Filter(who="B"))
    assert len(found) > 3
    said = [says["actor"] for one in found for _, says in one.acts]
    assert said and set(said) == {str(people[1].pk)}
    every = [says for one in walk(school) for _, says in one.acts if says["actor"] == str(people[1].pk)]
    assert len(said) == len(every)
    assert walk(school, Filter(who="Q"))[-1].acts == []


def test_kinds_and_days_are_asked_of_the_database(school: School, acts: int) -> None:
    day = timezone.localdate() - timedelta(days=9)
    rows = [
        row for one in walk(school, Filter(kinds=("access",), since=day, until=day)) for row, _ in one.acts
    ]
    assert rows and all(isinstance(row, Reading) and timezone.localdate(row.at) == day for row in rows)


def test_a_letter_once_given_never_changes(school: School, as_auditor: Client, acts: int) -> None:
    first = as_auditor.get(PAGE).content.decode()
    known = dict(Letter.objects.filter(chain=school.pk).values_list("actor", "place"))
    newcomer = a_user(school, LEAD, name="Nia New")
    tell(school, "roll.searched", actor=newcomer)
    again = as_auditor.get(PAGE).content.decode()
    after = dict(Letter.objects.filter(chain=school.pk).values_list("actor", "place"))
    assert {actor: after[actor] for actor in known} == known
    assert sorted(after.values()) == list(range(len(after)))
    assert "the newest first" in first and again.count("<tr") > first.count("<tr")
    assert "Lee Lead" not in again and "Nia New" not in again


def test_its_pages_ask_as_often_for_a_long_trail_as_for_a_short_one(
    school: School, as_auditor: Client, acts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    for size in (200, 5):
        monkeypatch.setattr(school_trail, "PAGE", size)
        as_auditor.get(PAGE)
        with CaptureQueriesContext(connection) as seen:
            page = as_auditor.get(PAGE).content.decode()
        asked.append(len(seen))
    assert asked[0] == asked[1]
    older = re.search(r"before=([\d.]+)", page)
    assert older and "Older lines" not in as_auditor.get(f"{PAGE}?kind=export").content.decode()
    assert "The newest" in as_auditor.get(f"{PAGE}?before={older[1]}").content.decode()
    assert as_auditor.get(f"{PAGE}?before=no.key").status_code == 200
