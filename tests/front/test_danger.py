"""The danger card: open to everybody, asks nothing of the database, says what to do before any form (hard rule 1)."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from workflows import contacts

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LATER = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def card(client: Client) -> str:
    with time_machine.travel(NOW):
        answer = client.get("/danger")
    assert answer.status_code == 200
    return answer.content.decode()


def test_rule_01_it_opens_without_sign_in_and_without_a_database(card):
    assert "Ring 999" in card
    assert 'href="tel:999"' in card


def test_it_says_what_the_operator_asks_in_order(card):
    asked = [
        "Which service?",
        "Where is the child?",
        "What is happening now?",
        "Who is the child?",
        "Who are you?",
    ]
    places = [card.index(words) for words in asked]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "words", ["101", "Press", "55", "24-hour", "Incident (CAD) number", "nobody’s permission"]
)
def test_it_says(card, words):
    assert words.lower() in card.lower()


def test_it_shows_each_number_with_the_day_it_was_last_checked(card):
    for council in contacts.book().authorities.values():
        for code in ("front_door", "out_of_hours"):
            assert council.contacts[code].number in card
    for code in ("police", "nspcc", "childline"):
        assert contacts.national(code).number in card
    assert card.count("checked 1 Nov 2026") == 8
    assert "over 12 months ago" not in card


def test_rule_24_a_number_nobody_checked_for_a_year_is_flagged(client):
    with time_machine.travel(LATER):
        card = client.get("/danger").content.decode()
    assert card.count("over 12 months ago") == 8


@pytest.mark.parametrize("path", ["/danger", "/away"])
def test_it_has_no_inline_script_and_no_inline_style(client, path):
    card = client.get(path).content.decode()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style", card)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", card))


def test_it_loads_nothing_from_outside(card):
    assert not re.findall(r'(?:src|<link[^>]*href)="(?:https?:)?//', card)


def test_the_service_worker_keeps_the_card_and_its_parts_only(client):
    answer = client.get("/service-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    script = answer.content.decode()
    kept = re.findall(r'^  "(/[^"]+)",$', script, re.MULTILINE)
    assert kept
    assert all(path.startswith("/static/") for path in kept)
    assert 'credentials: "omit"' in script


def test_what_the_card_is_drawn_with_is_what_the_service_worker_keeps(client, card):
    script = client.get("/service-worker.js").content.decode()
    for part in re.findall(r'(?:src|href)="(/static/[^"]+)"', card):
        assert f'"{part}"' in script


def test_it_answers_to_reading_only(client):
    assert client.post("/danger").status_code == 405
