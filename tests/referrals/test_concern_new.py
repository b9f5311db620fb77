"""Beginning a concern, and finding what one began."""

import pytest
from django.urls import reverse

from referrals.models import Clock, Concern
from tests.factories import a_user
from tests.teachers import World, a_world, address, signed_in
from workflows.roles import ALL, AUDITOR, RAISERS, STAFF

pytestmark = pytest.mark.django_db
NEW = reverse("concern_new")


@pytest.fixture
def world() -> World:
    return a_world()


def test_opening_the_page_leaves_nothing_behind(world: World) -> None:
    assert b"Is the child safe right now?" in world.client.get(NEW).content
    assert not Concern.objects.exists()


def test_the_first_answer_begins_a_draft_with_its_reminder(world: World) -> None:
    response = world.client.post(NEW, {"safe_now": "yes"})
    concern = Concern.objects.get()
    assert (concern.reporter, concern.safe_now) == (world.teacher, "yes")
    assert response.headers["Location"] == address(concern, "adult")
    assert Clock.objects.get(concern=concern).rule == "concern_draft"


@pytest.mark.parametrize("answer", ["no", "not_sure"])
def test_not_safe_shows_999_before_the_rest(world: World, answer: str) -> None:
    response = world.client.post(NEW, {"safe_now": answer})
    concern = Concern.objects.get()
    assert response.headers["Location"] == address(concern, "danger")
    card = world.get(concern, "danger").content.decode()
    assert 'href="tel:999"' in card
    assert address(concern, "adult") in card


def test_the_first_question_may_be_left_open(world: World) -> None:
    assert world.client.post(NEW, {}).status_code == 302
    assert Concern.objects.get().safe_now == ""


def test_pressing_twice_begins_one_draft(world: World) -> None:
    for _ in range(2):
        world.client.post(NEW, {"safe_now": "yes"})
    assert Concern.objects.count() == 1


def test_a_draft_with_words_in_it_is_never_written_over(world: World) -> None:
    kept = world.draft()
    world.client.post(NEW, {"safe_now": "no"})
    kept.refresh_from_db()
    assert kept.safe_now == ""
    assert Concern.objects.count() == 2


@pytest.mark.parametrize("role", sorted(ALL))
def test_every_role_but_the_auditor_may_raise(world: World, role: str) -> None:
    client = signed_in(a_user(world.school, role))
    expected = 200 if role in RAISERS else 403
    assert client.get(NEW).status_code == expected
    assert client.post(NEW, {"safe_now": "yes"}).status_code == (302 if role in RAISERS else 403)
    assert client.get(reverse("concerns")).status_code == expected


def test_an_auditor_who_also_teaches_may_raise(world: World) -> None:
    assert signed_in(a_user(world.school, AUDITOR, STAFF)).get(NEW).status_code == 200


def test_my_concerns_lists_drafts_and_what_was_sent_and_nothing_of_others(world: World) -> None:
    world.draft("A tall boy in a blue coat")
    world.sent()
    colleague = a_user(world.school, STAFF)
    page = world.client.get(reverse("concerns"))
    assert "A tall boy in a blue coat" in page.content.decode()
    assert "Ava Bell" in page.content.decode()
    assert "Received" in page.content.decode()
    other = signed_in(colleague).get(reverse("concerns")).content.decode()
    assert "Ava Bell" not in other
    assert "blue coat" not in other


def test_no_page_of_the_journey_stays_in_a_cache(world: World) -> None:
    concern = world.sent()
    for page in (
        world.client.get(NEW),
        world.get(concern),
        world.get(concern, "sent"),
        world.get(world.draft(), "what"),
    ):
        assert "no-store" in page.headers["Cache-Control"]
        assert b"data-quick-exit" in page.content
        assert b"Ring 999" in page.content
