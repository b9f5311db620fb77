"""Work that never ends: it is stopped, or given up by whoever looks, and the page says so. No file is left."""

from contextlib import suppress
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.utils import timezone

from evidence.models import Summary, SummaryFile
from evidence.redaction import detect
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.services import overrunning, proposing, signing
from evidence.services.doing import work_on
from evidence.services.working import LEASE, PATIENCE, claim_next
from referrals.services.cases import add_note
from tests.evidence.conftest import drafted, proposed
from tests.evidence.released import reviewed
from tests.evidence.test_pages import signed_in

TRY_AGAIN = ">Try again</button>"


def endless(text: Folded, context: CaseContext) -> list[Span]:
    """Never returns, and lets nothing through that a recogniser may catch."""
    while True:
        with suppress(Exception):
            timezone.now()


def get_stuck(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(overrunning, "WORKS", 0.5)
    patch.setattr(detect, "STEADY", (*detect.STEADY, endless))


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    get_stuck(monkeypatch)


def page_of(town: SimpleNamespace, summary: Summary) -> str:
    return signed_in(town.lead).get(f"/evidence/summaries/{summary.pk}/").content.decode()


def pressed(town: SimpleNamespace, summary: Summary) -> Summary:
    answer = signed_in(town.lead).post(f"/evidence/summaries/{summary.pk}/look-again/")
    assert answer.status_code == 302
    return Summary.objects.get(pk=summary.pk)


def later(past: timedelta) -> time_machine.travel:
    return time_machine.travel(timezone.now() + past, tick=True)


def test_a_recogniser_that_never_returns_is_stopped_and_the_page_says_what_to_do(
    town: SimpleNamespace, stuck: None
) -> None:
    summary = drafted(town)
    work_on(claim_next(timezone.now()))
    page = page_of(town, summary)
    assert "It took too long, and Handrail stopped. There is no file." in page
    assert TRY_AGAIN in page
    assert not SummaryFile.objects.exists()
    assert claim_next(timezone.now()) is None


def test_trying_again_puts_it_before_a_worker_once(town: SimpleNamespace, stuck: None) -> None:
    summary = drafted(town)
    work_on(claim_next(timezone.now()))
    first = pressed(town, summary)
    assert (first.wants, first.problem) == ("propose", "")
    assert pressed(town, summary).wanted_at == first.wanted_at


def test_after_it_the_proposals_are_there(town: SimpleNamespace) -> None:
    summary = drafted(town)
    Summary.objects.filter(pk=summary.pk).update(wants="", problem="It took too long.")
    pressed(town, summary)
    work_on(claim_next(timezone.now()))
    assert Summary.objects.get(pk=summary.pk).under_review


def test_a_search_that_fails_after_a_change_is_not_asked_for_by_each_look_at_the_page(
    town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = proposed(town)
    add_note(town.case, author=town.lead, text="It rained.")
    page_of(town, summary)
    get_stuck(monkeypatch)
    work_on(claim_next(timezone.now()))
    page = page_of(town, summary)
    assert TRY_AGAIN in page and "Finish the review" not in page
    assert Summary.objects.get(pk=summary.pk).wants == ""


def test_work_that_no_worker_takes_up_is_given_up_by_whoever_looks(town: SimpleNamespace) -> None:
    summary = drafted(town)
    assert TRY_AGAIN not in page_of(town, summary)
    with later(PATIENCE):
        page = page_of(town, summary)
        assert "for ten minutes no worker took it up. There is no file." in page
        assert TRY_AGAIN in page


def test_the_page_that_waits_is_told_too(town: SimpleNamespace) -> None:
    summary = drafted(town)
    with later(PATIENCE):
        answer = signed_in(town.lead).get(f"/evidence/summaries/{summary.pk}/progress/")
        assert answer.headers["HX-Refresh"] == "true"


def test_a_worker_that_was_killed_is_followed_by_another_and_then_by_none(town: SimpleNamespace) -> None:
    summary = drafted(town)
    assert claim_next(timezone.now())
    with later(LEASE):
        assert claim_next(timezone.now())
    with later(PATIENCE):
        assert claim_next(timezone.now()) is None
        page = page_of(town, summary)
        assert "the work was begun and did not end within ten minutes. There is no file." in page
        assert TRY_AGAIN in page


def test_work_that_waited_for_a_worker_all_night_is_done_in_the_morning(town: SimpleNamespace) -> None:
    drafted(town)
    with later(timedelta(hours=12)):
        assert claim_next(timezone.now())


def test_a_file_that_was_given_up_is_not_made_by_a_worker_that_comes_late(town: SimpleNamespace) -> None:
    summary = reviewed(town)
    signing.approve(summary, actor=town.deputy)
    signing.ask_release(summary, actor=town.deputy)
    claimed = claim_next(timezone.now())
    with later(PATIENCE):
        page = page_of(town, summary)
    assert "There is no file." in page and "Release: make the file" in page
    work_on(claimed)
    assert Summary.objects.get(pk=summary.pk).state == "approved"
    assert not SummaryFile.objects.exists()


def test_a_case_that_changes_while_it_is_searched_is_searched_again(
    town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary, seen = drafted(town), []

    def interrupted(*args: object, **kwargs: object) -> object:
        seen.append(1)
        if len(seen) == 1:
            add_note(town.case, author=town.lead, text="Wilfred Okonkwo came in while it was searched.")
        return detect.detect(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(proposing, "detect", interrupted)
    texts = [entry.text for entry in proposing.propose(summary).entries.all()]
    assert any("Wilfred Okonkwo came in while it was searched." in text for text in texts)
    assert len(seen) == 2


def test_a_case_that_never_rests_ends_the_search(
    town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = drafted(town)

    def interrupted(*args: object, **kwargs: object) -> object:
        add_note(town.case, author=town.lead, text="It rained.")
        return detect.detect(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(proposing, "detect", interrupted)
    work_on(claim_next(timezone.now()))
    assert "The case was changed again and again" in page_of(town, summary)
