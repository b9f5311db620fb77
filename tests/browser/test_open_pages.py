"""The pages that everybody may open, in a real browser."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("path", ["/danger", "/accounts/login/", "/accounts/password/reset/"])
def test_an_open_page_is_accessible_and_loads_nothing_from_outside(path, page, live_server, accessible):
    page.goto(live_server.url + path)
    assert page.locator("h1").count() == 1
    accessible(page)


def test_somebody_who_is_not_signed_in_is_led_to_sign_in(page, live_server):
    page.goto(f"{live_server.url}/desk/")
    assert "/accounts/login/" in page.url
