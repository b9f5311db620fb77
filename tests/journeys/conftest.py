"""A school with its people, and a browser for each of them."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from people.models import User
from tests.factories import a_colleague, a_parent, a_pupil, a_school, a_user, deciders
from tests.fixtures.browser import watched
from tests.journeys.person import Person
from workflows.roles import AUDITOR, CHAIR, GOVERNOR, IT, STAFF, TRUST_LEAD

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
Sits = Callable[..., Person]


@pytest.fixture
def town(transactional_db: None) -> SimpleNamespace:
    """Riverbank: two girls called Ava, and everybody who has a part in what follows."""
    school = a_school()
    lead, deputy, head = deciders(school)
    ava, other = a_pupil(school), a_pupil(school, "Ava", "Bellamy", form="9I", year=9)
    a_parent(ava)
    for user in (lead, deputy, head):
        first, surname = user.name.split()
        a_colleague(school, user, first=first, surname=surname, job="Colleague")
    return SimpleNamespace(
        school=school, lead=lead, deputy=deputy, head=head, ava=ava, other=other,
        teacher=a_user(school, STAFF, name="Sam Teacher"),
        chair=a_user(school, CHAIR, name="Cleo Chair"),
        governor=a_user(school, GOVERNOR, name="Gita Governor"),
        trust=a_user(school, TRUST_LEAD, name="Anwen Trust"),
        auditor=a_user(school, AUDITOR, name="Quinn Auditor"),
        it=a_user(school, IT, name="Kit Wire"),
    )  # fmt: skip


@pytest.fixture
def browser_context_args() -> dict[str, Any]:
    """What all their browsers have in common; the size of the screen is each person's own."""
    return {"locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def sits_down(
    new_context: Callable[..., BrowserContext], live_server: Any, accessible: Callable[[Page], None]
) -> Iterator[Sits]:
    """sits_down(user): this person at a browser of their own, signed in; None is somebody not signed in yet."""
    found: list[str] = []

    def opened(user: User | None, **options: Any) -> Person:
        context = new_context(**{**DESK, **options})
        if user is not None:
            sign_in(context, user, live_server.url)
        page = watched(context.new_page(), live_server.url, found)
        page.set_default_timeout(10_000)
        scripts = options.get("java_script_enabled", True)
        return Person(user, page, live_server.url, accessible if scripts else unscripted(accessible))

    yield opened
    assert not found, found


def unscripted(accessible: Callable[[Page], None]) -> Callable[[Page], None]:
    """The same check in a browser with JavaScript off, whose timers never ring; the checker waits for one."""

    def check(page: Page) -> None:
        page.evaluate("window.setTimeout = (then) => (Promise.resolve().then(() => then?.call?.(window)), 0)")
        accessible(page)

    return check


def sign_in(context: BrowserContext, user: User, home: str) -> None:
    """The browser is signed in as this user, without typing the password."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": home}])
