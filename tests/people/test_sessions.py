"""People see where they are signed in and end what they do not know; head and lead sign a colleague out everywhere."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from people.devices import UNKNOWN, device_of
from people.models import School, Session, User
from people.tasks import forget_sign_ins
from tests.people.conftest import PASSWORD, codes
from workflows import roles

People = dict[str, User]
SignIn = Callable[[str], Client]
MINE, COLLEAGUES = "/people/me/sessions/", "/people/signed-in/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 "
    "Safari/537.36 Edg/138.0.0.0"
)
BEGAN = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)


def at(user: User, browser: str) -> Client:
    client = Client(HTTP_USER_AGENT=browser)
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def here(client: Client) -> bool:
    return client.get("/people/me/").status_code == 200


def end(user: User, device: str) -> str:
    return f"{MINE}{Session.objects.get(user=user, device=device).number}/end/"


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (FIREFOX, "Firefox on Windows"), (IPHONE, "Safari on an iPhone"), (EDGE, "Edge on Windows"),
        ("Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/138.0 Safari/537.36", "Chrome on a Chromebook"),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/138.0 Mobile Safari/537.36", "Chrome on an Android device"),
        ("curl/8.5", "A browser"), ("", UNKNOWN),
    ],
)  # fmt: skip
def test_a_device_is_told_in_words(says: str, words: str) -> None:
    assert device_of(says) == words and len(words) <= 60


@pytest.mark.sqlite
def test_each_sign_in_is_shown_with_device_since_when_and_last_use(people: People, time_machine: Any) -> None:
    teacher = people[roles.STAFF]
    time_machine.move_to(BEGAN, tick=False)
    phone = at(teacher, IPHONE)
    time_machine.move_to(BEGAN + timedelta(minutes=20), tick=False)
    desk = at(teacher, FIREFOX)
    assert here(phone)
    time_machine.move_to(BEGAN + timedelta(minutes=40), tick=False)
    page = " ".join(desk.get(MINE).content.decode().split())
    assert "Firefox on Windows (this one)</h2>" in page and "Safari on an iPhone</h2>" in page
    assert "Since 2 December 2026, 08:00, last used 2 December 2026, 08:20" in page
    assert page.index("Safari on an iPhone") < page.index("End all but this one")
    keys = Session.objects.values_list("session_key", flat=True)
    assert not [key for key in keys if key in page]


def test_one_is_ended_and_the_trail_says_so(people: People, school: School) -> None:
    teacher = people[roles.STAFF]
    phone, desk = at(teacher, IPHONE), at(teacher, FIREFOX)
    where = end(teacher, "Safari on an iPhone")
    assert desk.post(where)["Location"] == MINE
    assert here(desk) and not here(phone)
    assert codes(school)[-1] == "access.session_ended"
    again = desk.post(where, follow=True).content.decode()
    assert "This sign-in has ended already" in again and codes(school).count("access.session_ended") == 1


def test_all_others_are_ended_at_once(people: People, school: School) -> None:
    teacher = people[roles.STAFF]
    others, desk = [at(teacher, IPHONE), at(teacher, EDGE)], at(teacher, FIREFOX)
    stranger = at(people[roles.LEAD], FIREFOX)
    desk.post(f"{MINE}end/")
    assert here(desk) and here(stranger) and not [client for client in others if here(client)]
    assert codes(school)[-1] == "access.others_ended"
    assert "End all but this one" not in desk.get(MINE).content.decode()


def test_nobody_ends_anybody_elses_by_its_number(people: People, school: School) -> None:
    phone, stranger = at(people[roles.LEAD], IPHONE), at(people[roles.STAFF], FIREFOX)
    stranger.post(end(people[roles.LEAD], "Safari on an iPhone"))
    assert here(phone) and "access.session_ended" not in codes(school)


def test_what_has_ended_by_itself_is_not_shown(people: People, time_machine: Any) -> None:
    lead = people[roles.LEAD]
    time_machine.move_to(BEGAN, tick=False)
    phone = at(lead, IPHONE)
    assert phone.get(COLLEAGUES).status_code == 200
    time_machine.move_to(BEGAN + timedelta(minutes=55), tick=False)
    teacher = at(people[roles.STAFF], FIREFOX)
    assert teacher.get(MINE).content.decode().count("Since 2 December") == 1
    head = Client()
    head.force_login(people[roles.HEAD])
    page = head.get(COLLEAGUES).content.decode()
    assert people[roles.STAFF].name in page and lead.name not in page


def test_a_sign_in_keeps_its_number_when_its_key_changes(people: People) -> None:
    desk = at(people[roles.STAFF], FIREFOX)
    before = Session.objects.get(user=people[roles.STAFF])
    session = desk.session
    session.cycle_key()
    after = Session.objects.get(user=people[roles.STAFF])
    assert after.number == before.number and after.session_key != before.session_key


@pytest.mark.parametrize("role", [roles.HEAD, roles.LEAD])
def test_head_and_lead_sign_a_colleague_out_everywhere(
    role: str, people: People, signed_in: SignIn, school: School
) -> None:
    teacher = people[roles.STAFF]
    devices, client = [at(teacher, IPHONE), at(teacher, FIREFOX)], signed_in(role)
    page = f"/people/users/{teacher.pk}/sign-out/"
    assert page in client.get(COLLEAGUES).content.decode()
    assert "set a new password" in client.get(page).content.decode()
    assert client.post(page)["Location"] == COLLEAGUES
    assert not [device for device in devices if here(device)]
    assert codes(school)[-1] == "member.signed_out"
    again = client.post(page)
    assert again.status_code == 422 and "is signed in nowhere now" in again.content.decode()


@pytest.mark.parametrize("role", sorted(roles.ALL - {roles.HEAD, roles.LEAD}))
def test_nobody_else_does(role: str, people: People, signed_in: SignIn) -> None:
    phone = at(people[roles.LEAD], IPHONE)
    client = signed_in(role)
    assert client.post(f"/people/users/{people[roles.LEAD].pk}/sign-out/").status_code == 403
    assert client.get(COLLEAGUES).status_code == 403
    assert Session.objects.filter(user=people[roles.LEAD]).exists() and phone


def test_for_oneself_there_is_a_page_of_ones_own(people: People, signed_in: SignIn) -> None:
    head = signed_in(roles.HEAD)
    assert head.post(f"/people/users/{people[roles.HEAD].pk}/sign-out/").status_code == 403
    assert here(head)


def test_a_colleague_of_another_school_is_not_there(
    make_person: Callable[..., User], other_school: School, signed_in: SignIn, people: People
) -> None:
    stranger = make_person("Una Hollins", roles.STAFF, at=other_school)
    phone = at(stranger, IPHONE)
    lead = signed_in(roles.LEAD)
    assert stranger.name not in lead.get(COLLEAGUES).content.decode()
    assert lead.post(f"/people/users/{stranger.pk}/sign-out/").status_code == 404
    assert here(phone)


def test_a_worker_forgets_what_has_ended(people: People, time_machine: Any) -> None:
    time_machine.move_to(BEGAN, tick=False)
    at(people[roles.STAFF], FIREFOX)
    forget_sign_ins()
    assert Session.objects.exists()
    time_machine.move_to(BEGAN + timedelta(days=15), tick=False)
    forget_sign_ins()
    assert not Session.objects.exists()
