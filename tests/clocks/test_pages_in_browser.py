"""Health page and mail page in a real Chromium, checked by axe."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from people.models import User
from referrals.services.post import send_round
from referrals.services.sweeping import sweep
from tests.factories import a_case

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]


def test_the_lead_reads_how_the_reminders_are(
    page: Page,
    live_server: SimpleNamespace,
    enter: Callable[[User], None],
    accessible: Callable[[Page], None],
    town: SimpleNamespace,
) -> None:
    a_case(town.school)
    sweep(timezone.now())
    send_round()
    enter(town.lead)
    for path, title in (
        ("/health/", "Are the reminders on their way?"),
        ("/demo/mail/", "Mails of the demo"),
    ):
        page.goto(f"{live_server.url}{path}")
        assert page.get_by_role("heading", level=1).inner_text() == title
        accessible(page)


def test_on_a_telephone_each_cell_has_the_whole_width(
    page: Page,
    live_server: SimpleNamespace,
    enter: Callable[[User], None],
    accessible: Callable[[Page], None],
    town: SimpleNamespace,
) -> None:
    case = a_case(town.school, reporter=town.teacher)
    page.set_viewport_size({"width": 390, "height": 844})
    enter(town.lead)
    for path in (f"/cases/{case.pk}/if-nobody-acts/", "/people/rota/"):
        page.goto(f"{live_server.url}{path}")
        cell = page.locator("tbody td").first.bounding_box()
        assert cell and cell["width"] > 300
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        accessible(page)
