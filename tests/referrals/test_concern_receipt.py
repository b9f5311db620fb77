"""The receipt: the reference, who was told, when somebody is next there, whom to ring."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from people.models import Absence, Membership
from referrals.models import Notice
from referrals.services.cases import mark_read
from referrals.services.sweeping import sweep
from tests.factories import a_pupil
from tests.teachers import World, a_world, address
from trail.models import Reading

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
FRIDAY_EVENING = datetime(2026, 11, 27, 18, 30, tzinfo=UTC)


@pytest.fixture
def world() -> World:
    return a_world()


@contextmanager
def at(world: World, moment: datetime) -> Iterator[Any]:
    """The teacher at that moment, signed in. The clock stands still but for `shift`."""
    with time_machine.travel(moment, tick=False) as clock:
        world.client.force_login(world.teacher)
        yield clock


def receipt(world: World, moment: datetime, **answers: object) -> str:
    """The receipt of a concern sent at that moment."""
    with at(world, moment):
        return world.get(world.sent(**answers), "sent").content.decode()


def away(world: World, *people: object, until: datetime) -> None:
    """The people are away, and nobody covers."""
    for person in people:
        Absence.objects.create(
            user=person, school=world.school, since=TUESDAY - timedelta(days=9), until=until
        )


def test_it_names_the_reference_and_who_is_told(world: World) -> None:
    page = receipt(world, TUESDAY)
    assert world.teacher.concerns.get().reference in page
    assert "Dana Lead</bdi>, Designated safeguarding lead (DSL): message on its way" in page
    assert "Obi Deputy</bdi>, Deputy safeguarding lead: message on its way" in page
    assert "Hale Head" not in page
    assert "Nobody is on duty" not in page


def test_it_says_when_a_message_was_sent(world: World) -> None:
    with at(world, TUESDAY):
        concern = world.sent()
        sweep(timezone.now())
        Notice.objects.filter(person=world.lead).update(sent_at=timezone.now())
        assert (
            "Dana Lead</bdi>, Designated safeguarding lead (DSL): message sent at 11:00"
            in world.get(concern, "sent").content.decode()
        )


def test_a_message_that_goes_to_the_reporter_says_so(world: World) -> None:
    Membership.objects.create(
        user=world.teacher, school=world.school, role="lead", since=TUESDAY - timedelta(9)
    )
    assert "Sam Teacher</bdi> (you)" in receipt(world, TUESDAY)


def test_with_all_leads_away_the_head_is_told_and_their_return_is_named(world: World) -> None:
    away(world, world.lead, world.deputy, until=datetime(2026, 11, 26, 9, 15, tzinfo=UTC))
    page = receipt(world, TUESDAY)
    assert "Hale Head</bdi>, Headteacher" in page
    assert "Dana Lead" not in page
    assert "Nobody is on duty in school now." in page
    assert "Thursday 26 November, 09:15" in page
    assert "01632 960101" in page


def test_on_a_friday_evening_it_names_monday_and_the_night_number(world: World) -> None:
    page = receipt(world, FRIDAY_EVENING)
    assert "Next on duty: Monday 30 November, 08:30" in page
    assert "01632 960102" in page


def test_with_nobody_at_all_it_says_ring_yourself(world: World) -> None:
    away(world, world.lead, world.deputy, world.head, world.chair, until=TUESDAY + timedelta(days=60))
    page = receipt(world, TUESDAY)
    assert "Nobody could be told yet" in page
    assert "on duty in the next weeks" in page
    assert 'href="tel:999"' in page


def test_about_the_head_without_a_chair_it_names_the_designated_officer(world: World) -> None:
    Membership.objects.filter(role="chair").update(until=TUESDAY - timedelta(days=1))
    page = receipt(world, TUESDAY, about_adult="yes", adult_is_head=True)
    assert "Nobody could be told yet" in page
    assert "01632 960103" in page


def test_a_red_flag_names_until_when_to_wait_and_whom_to_ring(world: World) -> None:
    page = receipt(world, TUESDAY, safe_now="no")
    assert "If nobody has opened it by <strong>11:10</strong>" in page
    assert "01632 960101" in page


def test_after_ten_minutes_unread_it_says_ring_now(world: World) -> None:
    with at(world, TUESDAY) as clock:
        concern = world.sent(safe_now="no")
        clock.shift(timedelta(minutes=9, seconds=59))
        assert "Ring now" not in world.get(concern, "sent_status").content.decode()
        clock.shift(timedelta(seconds=1))
        page = world.get(concern, "sent_status").content.decode()
        assert "Nobody has opened it for 10 minutes. Ring now" in page
        assert 'href="tel:999"' in page
        mark_read(concern.children.get().case, actor=world.lead)
        page = world.get(concern, "sent_status").content.decode()
        assert "Ring now" not in page
        assert "Read by a safeguarding lead" in page


def test_without_a_red_flag_nobody_is_told_to_ring_after_ten_minutes(world: World) -> None:
    with at(world, TUESDAY) as clock:
        concern = world.sent(safe_now="yes")
        clock.shift(timedelta(minutes=30))
        assert "Ring now" not in world.get(concern, "sent").content.decode()


def test_the_number_is_of_the_council_where_the_child_lives(world: World) -> None:
    child = a_pupil(world.school, surname="North", home_authority="northfield")
    with at(world, TUESDAY):
        page = world.get(world.sent(child, safe_now="no"), "sent").content.decode()
    assert "01632 960201" in page
    assert "01632 960101" not in page


@pytest.mark.parametrize("home", ["", "atlantis"])
def test_where_the_home_council_is_not_known_it_is_the_schools(world: World, home: str) -> None:
    child = a_pupil(world.school, surname="Nowhere", home_authority=home)
    with at(world, TUESDAY):
        assert "01632 960101" in world.get(world.sent(child, safe_now="no"), "sent").content.decode()


def test_the_page_asks_again_until_it_was_read_or_forgotten(world: World) -> None:
    with at(world, TUESDAY) as clock:
        concern = world.sent()
        polls = f'hx-get="{address(concern, "sent_status")}"'
        assert polls in world.get(concern, "sent").content.decode()
        clock.shift(timedelta(minutes=46))
        assert polls not in world.get(concern, "sent_status").content.decode()
    with at(world, TUESDAY):
        read = world.sent()
        mark_read(read.children.get().case, actor=world.lead)
        assert "hx-trigger" not in world.get(read, "sent").content.decode()


def test_the_part_that_is_asked_for_holds_nothing_of_the_story(world: World) -> None:
    page = world.get(world.sent(), "sent_status").content.decode()
    assert "An adult she met" not in page
    assert "<html" not in page


def test_opening_the_receipt_is_a_reading_of_the_case(world: World) -> None:
    concern = world.sent()
    world.get(concern, "sent")
    reading = Reading.objects.get(event="reading.concern")
    assert reading.chain_id == concern.children.get().case_id


def test_a_draft_has_no_receipt(world: World) -> None:
    concern = world.draft()
    assert world.get(concern, "sent").headers["Location"] == address(concern, "what")
    assert world.get(concern, "sent_status").status_code == 302


def test_in_the_night_it_says_when_the_message_goes_out(world: World) -> None:
    with at(world, TUESDAY + timedelta(hours=11)):
        concern = world.sent()
        sweep(timezone.now())
        page = world.get(concern, "sent").content.decode()
    assert "(DSL): message goes out on Wednesday 25 November at 07:00" in page
    assert "on its way" not in page


def test_whoever_only_hears_that_nobody_acts_is_named_by_their_role_at_the_school(world: World) -> None:
    away(world, world.lead, world.deputy, world.head, until=TUESDAY + timedelta(days=3))
    page = receipt(world, TUESDAY)
    assert f"{world.chair.name}</bdi>, Chair of governors: message on its way" in page
    assert "Nobody who can open it could be told yet. If it cannot wait, ring" in page
