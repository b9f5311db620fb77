"""Every address of a concern x everybody else: 404 for whoever is not its writer, 403 for an auditor."""

import pytest
from django.urls import reverse

from people.models import Membership
from referrals.views.concerns.urls import concerns as addresses
from tests.factories import a_school, a_user
from tests.teachers import World, a_world, signed_in
from trail.models import Reading
from workflows.roles import ALL, AUDITOR, LEAD, STAFF

pytestmark = pytest.mark.django_db
OF_ONE = [pattern.name for pattern in addresses if pattern.name not in ("concerns", "concern_new")]
MORE = {"concern_draft": ["what"], "concern_child_check": ["pupil"], "concern_child_remove": ["child"]}
EVERY_DAY = {STAFF, LEAD, AUDITOR}
EVERY_ROLE = [pytest.param(role, marks=() if role in EVERY_DAY else pytest.mark.long) for role in sorted(ALL)]
POSTED = {"concern_draft", "concern_who_search", "concern_child_search", "concern_child_remove"}


@pytest.fixture
def world() -> World:
    return a_world()


def of(name: str, concern, world: World) -> str:
    """The address of one page of this concern."""
    values = {"what": "what", "pupil": world.ava.pk, "child": concern.children.get().pk}
    return reverse(name, args=[concern.pk, *(values[key] for key in MORE.get(name, []))])


def statuses(client, address: str) -> set[int]:
    return {client.get(address).status_code, client.post(address, {"saw": "x"}).status_code}


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("sent", [False, True], ids=["draft", "sent"])
def test_a_concern_is_open_to_its_writer_alone(world: World, role: str, sent: bool) -> None:
    concern = world.sent() if sent else world.draft()
    client = signed_in(a_user(world.school, role))
    hidden = {403} if role == AUDITOR else {404, 405}
    for name in OF_ONE:
        assert statuses(client, of(name, concern, world)) <= hidden, name
    concern.refresh_from_db()
    assert concern.saw != "x"


def test_somebody_of_another_school_finds_nothing(world: World) -> None:
    concern = world.sent()
    client = signed_in(a_user(a_school("Hillside"), STAFF))
    for name in OF_ONE:
        assert statuses(client, of(name, concern, world)) <= {404, 405}, name


def test_a_writer_who_left_the_school_finds_nothing(world: World) -> None:
    concern = world.sent()
    Membership.objects.filter(user=world.teacher).update(until=concern.started_at)
    Membership.objects.create(
        user=world.teacher, school=a_school("Hillside"), role=STAFF, since=concern.started_at
    )
    for name in OF_ONE:
        assert statuses(world.client, of(name, concern, world)) <= {404, 405}, name


def test_somebody_signed_out_is_led_to_sign_in(client, world: World) -> None:
    concern = world.sent()
    for name in OF_ONE:
        assert client.get(of(name, concern, world)).headers["Location"].startswith("/accounts/login/"), name


def test_its_writer_may_open_every_page(world: World) -> None:
    concern = world.draft()
    for name in OF_ONE:
        expected = {405} if name in POSTED else {200, 302}
        assert world.client.get(of(name, concern, world)).status_code in expected, name


def test_an_attempt_on_somebody_elses_concern_is_kept(world: World) -> None:
    concern = world.sent()
    stranger = a_user(world.school, STAFF)
    signed_in(stranger).get(reverse("concern", args=[concern.pk]))
    assert Reading.objects.get(event="access.refused").actor == str(stranger.pk)
