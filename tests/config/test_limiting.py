"""Nobody searches, reads or exports faster than a person works; what leads to help is never limited."""

import pytest
from django.test import Client
from django.urls import reverse

from config import limiting
from tests.access.table import rows
from tests.access.walking import every_url
from tests.factories import a_case, a_pupil, a_school, a_user
from trail.models import Reading
from workflows.roles import LEAD

TAKES = ("export.", "case.print", "reading.verification")
#: Pages of help: the 999 card of a child, and the journey of a concern apart from its two searches.
HELP = ("danger", "ring", "away", "concern_safe", "concern_what", "concern_check", "concern_danger")


def test_every_page_that_takes_something_out_is_limited() -> None:
    taking = {row.url for row in rows() if any(e.startswith(TAKES) for e in (*row.leaves, *row.writes))}
    assert taking <= set(limiting.EXPORTS)


def test_only_pages_that_exist_are_limited_and_none_that_leads_to_help() -> None:
    assert set(limiting.PAGES) <= every_url()
    assert not [name for name in limiting.PAGES if name.startswith(HELP)]


@pytest.mark.django_db
def test_somebody_who_searches_like_a_program_has_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limiting.RATES, "search", 3)
    school = a_school()
    lead, other = a_user(school, LEAD), a_user(school, LEAD)
    client.force_login(lead)
    answers = [client.post(reverse("people:pupil_search"), {"q": "Bell"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "Please wait a minute" in answers[-1].content.decode()
    assert Reading.objects.filter(event="access.refused", actor=str(lead.pk)).count() == 1
    client.force_login(other)
    assert client.post(reverse("people:pupil_search"), {"q": "Bell"}).status_code == 200


@pytest.mark.django_db
def test_a_case_that_is_printed_again_and_again_is_not_printed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limiting.RATES, "export", 1)
    school = a_school()
    case = a_case(school, a_pupil(school))
    client.force_login(a_user(school, LEAD))
    paper = reverse("case_print", args=[case.pk])
    assert [client.get(paper).status_code for _ in range(2)] == [200, 429]
    assert Reading.objects.filter(event="case.print", chain_id=case.pk).count() == 1
    assert client.get(reverse("ring")).status_code == client.get(reverse("case", args=[case.pk])).status_code
