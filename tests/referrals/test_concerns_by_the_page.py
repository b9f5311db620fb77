"""Whoever reports for years finds each of their concerns, a page at a time."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals.models import Concern
from referrals.views.concerns import mine
from tests.teachers import a_world

pytestmark = pytest.mark.django_db


def test_every_concern_is_on_one_of_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mine, "A_PAGE", 2)
    world = a_world()
    world.client.force_login(world.teacher)
    for _ in range(5):
        world.sent()
    sent = list(Concern.objects.values_list("reference", flat=True))
    pages, asked = [], []
    for number in (1, 2, 3):
        with CaptureQueriesContext(connection) as seen:
            page = world.client.get("/concerns/", {"page": number}).content.decode()
        pages.append([one for one in sent if re.search(rf"\b{one}\b", page)])
        asked.append(len(seen))
    assert [len(page) for page in pages] == [2, 2, 1]
    assert sorted(one for page in pages for one in page) == sorted(sent)
    assert asked[0] == asked[1] < 25
    assert f"Page {number} of 3" in page and "Next page" not in page
