"""The reviewing desk shows what nothing takes out and a reviewer should look at."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from evidence.models import Summary
from evidence.redaction.budget import RecogniserFailed
from referrals.services.cases import add_note
from tests.evidence.conftest import proposed

pytestmark = pytest.mark.django_db
POINTS = "the only girl in Year 8 with a hearing aid"


def desk_of(town: SimpleNamespace, summary: Summary) -> str:
    client = Client()
    client.force_login(town.lead)
    return client.get(reverse("summary", args=[summary.pk])).content.decode()


def test_a_description_that_may_tell_who_somebody_is_stands_under_its_text(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text=f"He wrote to {POINTS} as well.")
    page = desk_of(town, proposed(town))
    assert "Look at this, too" in page and "This may tell who somebody is without a name." in page
    assert "“<bdi>the only girl" in page


def test_writing_that_cannot_be_judged_is_named(town: SimpleNamespace) -> None:
    add_note(
        town.case,
        author=town.lead,
        text="He wrote: \u0441\u043f\u0430\u0441\u0438\u0431\u043e, \u041e\u043b\u0435\u043d\u0430.",
    )
    assert "Handrail cannot judge names in this script." in desk_of(town, proposed(town))


def test_nothing_is_asked_about_a_sentence_that_goes_anyway(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text=f"Wilfred Okonkwo told us that he wrote to {POINTS}.")
    assert "<bdi>the only girl" not in desk_of(town, proposed(town, "parent_sar"))


def test_a_search_that_fails_says_so_and_keeps_the_desk_open(
    town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = proposed(town)

    def fails(*_: object) -> None:
        raise RecogniserFailed("quasi", "took too long")

    monkeypatch.setattr("evidence.desk.doubting.doubts", fails)
    assert "Read every word of this text" in desk_of(town, summary)
