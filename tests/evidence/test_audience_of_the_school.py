"""An audience of the school's own, from its page to its text."""

import tomllib
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from evidence.composing import compose
from evidence.models import Summary
from evidence.services.proposing import propose
from tests.evidence.conftest import proposed
from tests.evidence.test_pages import post, signed_in
from tests.own_audiences import LADO
from workflows import audiences, own_audiences


@pytest.fixture(autouse=True)
def own() -> Iterator[None]:
    audiences.use(own_audiences.own_audiences(tomllib.loads(LADO), "ours.toml"), "2026-12")
    yield
    audiences.forget_own()


def test_it_is_offered_asks_its_own_question_and_masks_by_its_own_rows(town: SimpleNamespace) -> None:
    new = f"/evidence/cases/{town.case.pk}/new/"
    page = signed_in(town.lead).get(new).content.decode()
    assert "For an allegation against somebody who works here." in page
    assert post(town.lead, new, audience="lado").url == f"{new}lado/"
    wrong = {"recipient": "LADO", "recipient_checked": "yes", "about_a_colleague": "no"}
    assert "Choose another audience." in post(town.lead, f"{new}lado/", **wrong).content.decode()
    post(town.lead, f"{new}lado/", **{**wrong, "about_a_colleague": "yes"})
    summary = propose(Summary.objects.get(audience="lado"))
    text = " ".join(text.plain for _, text in compose(summary).entries)
    assert "Ava Bell" in text
    assert "Dana Bell" not in text
    assert summary.policy == "2026-11+2026-12"


def test_a_default_made_stricter_masks_by_the_stricter_row(town: SimpleNamespace) -> None:
    summary = proposed(town, "parent_sar")
    text = " ".join(text.plain for _, text in compose(summary).entries)
    assert f"Reported by [Staff 1/{summary.series}]." in text
