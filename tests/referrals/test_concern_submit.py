"""Sending a concern: once, with very little, and never the same twice."""

import pytest
from django.urls import reverse

from referrals.models import Case, Clock, Concern
from referrals.services import concerns as service
from tests.teachers import World, a_world, address
from tests.together import together
from trail.models import Entry
from workflows.steps import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def test_sending_opens_a_case_and_leads_to_the_receipt(world: World) -> None:
    concern = world.draft()
    assert world.post(concern, "check").headers["Location"] == address(concern, "sent")
    case = Case.objects.get()
    assert (case.state, case.pupil, case.urgency) == ("observation", world.ava, "U1")
    assert Entry.objects.filter(event="concern.submitted").count() == 1


def test_pressing_send_twice_opens_one_case(world: World) -> None:
    concern = world.draft()
    for _ in range(2):
        assert world.post(concern, "check").headers["Location"] == address(concern, "sent")
    assert Case.objects.count() == 1
    assert Entry.objects.filter(event="concern.submitted").count() == 1


def test_several_children_get_a_case_each_that_shows_only_itself(world: World) -> None:
    concern = world.draft(world.ava, "A tall boy")
    world.post(concern, "check")
    assert {case.child_name for case in Case.objects.all()} == {"Ava Bell", "A tall boy"}


def test_not_safe_starts_the_red_flag_clock(world: World) -> None:
    concern = world.sent(safe_now="not_sure")
    case = concern.children.get().case
    assert case.urgency == "U3"
    assert Clock.objects.filter(case=case, rule="red_flag_open", stopped__isnull=True).exists()


@pytest.mark.parametrize("field", ["child_words", "saw", "told", "think"])
def test_one_of_the_four_texts_and_a_child_are_enough(world: World, field: str) -> None:
    concern = world.draft(saw="")
    service.save_draft(concern, **{field: "Something felt wrong."})
    assert world.post(concern, "check").headers["Location"] == address(concern, "sent")


def test_without_words_the_page_comes_back_and_leads_to_them(world: World) -> None:
    concern = world.draft(saw="", place="Room 12")
    response = world.post(concern, "check")
    assert response.status_code == 422
    page = response.content.decode()
    assert f"{address(concern, 'what')}?back=check" in page
    assert "Write what happened" in page
    assert "Room 12" in page
    assert not Case.objects.exists()


def test_without_a_child_or_an_adult_the_page_comes_back(world: World) -> None:
    concern = world.draft()
    concern.children.all().delete()
    response = world.post(concern, "check")
    assert response.status_code == 422
    assert f"{address(concern, 'child')}?back=check" in response.content.decode()


def test_the_check_shows_every_answer_with_a_way_to_change_it(world: World) -> None:
    concern = world.draft(place="Room 12", did="Listened", contact_names="wolf_99", told_dsl="no")
    page = world.get(concern, "check").content.decode()
    for words in ("Ava Bell, 8R, born 3 May 2013", "Room 12", "Listened", "wolf_99", "An adult she met"):
        assert words in page
    for name in ("safe", "adult", "child", "when", "what", "online", "done"):
        assert f"{address(concern, name)}?back=check" in page


def test_a_draft_thrown_away_in_another_tab_cannot_be_sent(world: World) -> None:
    concern = world.draft()
    service.discard(concern, actor=world.teacher)
    assert world.post(concern, "check").status_code == 404
    assert not Case.objects.exists()


def test_looking_at_the_check_sends_nothing(world: World) -> None:
    world.get(world.draft(), "check")
    assert not Case.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_open_one_case(world: World) -> None:
    concern = world.draft()

    def press() -> bool:
        try:
            service.submit(Concern.objects.get(pk=concern.pk), actor=world.teacher)
        except Refused:
            return False
        return True

    assert sorted(together(press, press)) == [False, True]
    assert Case.objects.count() == 1


def test_a_draft_is_nobody_elses_and_on_no_desk(world: World) -> None:
    world.draft()
    assert not Case.objects.exists()
    assert "Ava Bell" not in world.client.get(reverse("concern_new")).content.decode()
