import logging

import pytest
from django.contrib.auth import get_user_model

from config.logs import logging_to_console

SOMEBODY = "not-known@riverbank.example"


@pytest.fixture
def answer(client, db):
    return client.get("/danger")


def test_no_page_allows_inline_script_or_an_outside_host(answer):
    policy = dict(part.strip().partition(" ")[::2] for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "http" not in answer["Content-Security-Policy"]
    for name in (
        "script-src",
        "style-src",
        "font-src",
        "connect-src",
        "worker-src",
        "manifest-src",
        "form-action",
    ):
        assert policy[name].startswith("'self'")


def test_no_page_may_be_framed_sniffed_or_use_the_camera(answer):
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_the_session_cookie_ends_with_the_browser_and_is_hidden_from_scripts(client, django_user_model):
    client.force_login(
        get_user_model().objects.create_user(email=SOMEBODY, password="x" * 12, name="Sam Hill")
    )
    client.get("/people/school/")
    cookie = client.cookies["handrail"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == cookie["expires"] == ""


def test_somebody_idle_is_signed_out_and_somebody_busy_is_not(client, db, time_machine):
    time_machine.move_to("2026-03-02 09:00+00:00")
    client.force_login(
        get_user_model().objects.create_user(email=SOMEBODY, password="x" * 12, name="Sam Hill")
    )
    for minute in ("09:01", "09:50", "10:40"):
        time_machine.move_to(f"2026-03-02 {minute}+00:00")
        assert client.get("/danger").wsgi_request.user.is_authenticated
    time_machine.move_to("2026-03-02 11:41+00:00")
    assert not client.get("/danger").wsgi_request.user.is_authenticated


def test_the_log_holds_routes_and_nothing_that_was_typed(client, db, caplog):
    for name, rules in logging_to_console("DEBUG")["loggers"].items():
        caplog.set_level(rules["level"], logger=name)
    caplog.set_level(logging.DEBUG)
    client.get("/danger?name=Ava+Bell")
    client.get("/ava-bell-8r")
    client.post("/accounts/login/", {"login": SOMEBODY, "password": "wrong"})
    text = caplog.text.lower()
    assert "handrail.request" in text
    assert not [word for word in ("ava", "bell", "not-known", "wrong") if word in text]
