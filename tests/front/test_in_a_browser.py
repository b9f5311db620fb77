"""What only a browser can show: one printed page, offline, quick exit, a field revealed by its choice."""

import io
import time

import pypdf
import pytest

from people.models import Session
from tests.factories import a_school, a_user
from workflows.roles import STAFF

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 900}])
def test_the_danger_card_is_accessible_and_never_wider_than_the_screen(page, live_server, accessible, size):
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}/danger")
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_danger_card_prints_on_exactly_one_page(page, live_server):
    page.goto(f"{live_server.url}/danger")
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) == 1
    text = paper.pages[0].extract_text()
    assert "Ring 999" in text
    assert "Childline" in text
    assert "01632 960102" in text


def test_the_danger_card_opens_without_network_and_shows_no_name(page, live_server, context, enter):
    enter(a_user(a_school(), STAFF, name="Asha Patel"))
    page.goto(f"{live_server.url}/danger")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.keys().then((names) => names.length === 1)")
    context.set_offline(True)
    page.goto(f"{live_server.url}/danger")
    assert "Ring 999" in page.inner_text("main")
    assert "Asha Patel" not in page.content()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.hr-header')).backgroundColor")
        == "rgb(11, 79, 86)"
    )


def test_nothing_but_the_card_is_kept(page, live_server, enter):
    enter(a_user(a_school(), STAFF))
    page.goto(f"{live_server.url}/accounts/password/change/")
    page.evaluate("navigator.serviceWorker.ready")
    kept = page.evaluate(
        "caches.keys().then((names) => caches.open(names[0])).then((kept) => kept.keys())"
        ".then((asked) => asked.map((one) => new URL(one.url).pathname))"
    )
    assert "/danger" in kept
    assert all(path == "/danger" or path.startswith("/static/") for path in kept)


def until_signed_out(page):
    """Signing out goes on behind the empty page."""
    until = time.monotonic() + 20  # seconds
    while Session.objects.exists() and time.monotonic() < until:
        page.wait_for_timeout(50)


def test_leaving_signs_out_and_the_way_back_shows_nothing(page, live_server, enter, context):
    enter(a_user(a_school(), STAFF, name="Asha Patel"))
    page.goto(f"{live_server.url}/danger")
    page.goto(f"{live_server.url}/accounts/password/change/")
    page.get_by_role("button", name="Leave this page").click()
    page.wait_for_url("**/away")
    assert "Nothing to show" in page.content()
    until_signed_out(page)
    page.goto(f"{live_server.url}/accounts/password/change/")
    assert "/accounts/login/" in page.url


def test_escape_three_times_leaves_too(page, live_server):
    page.goto(f"{live_server.url}/accounts/login/")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("**/away")


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"])
def test_the_pages_before_sign_in_are_accessible(page, live_server, accessible, path):
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}{path}")
    accessible(page)
    assert page.get_by_role("link", name="Danger now? 999").is_visible()
