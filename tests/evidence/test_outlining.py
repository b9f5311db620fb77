"""A governor's summary: what was done and when, how much of each, and nothing that anybody wrote."""

from types import SimpleNamespace

import pytest

from evidence import sources
from evidence.digests import is_stale
from evidence.outlining import for_reader, numbers
from evidence.sources import CHILD, CHRONOLOGY, REPORTED, Source
from referrals.services.cases import add_note
from tests.evidence.conftest import proposed
from tests.evidence.released import released
from tests.evidence.test_review_and_release import read_back
from workflows import audiences

SOURCES = [
    Source(CHILD, "case:child", "Child", "Ava Bell, 8R", outline="Ava Bell"),
    Source(REPORTED, "concern:1:reporter", "Concern C-1", "Reported by Tess.", outline="Reported by Tess."),
    Source(REPORTED, "concern:1:saw", "Concern C-1: what was seen", "She cried."),
    Source(CHRONOLOGY, "note:1", "1 March 2026", "Note, written by Dana:\nShe rang.", outline="Note."),
]


def test_what_has_no_outline_is_left_out_and_the_rest_is_counted() -> None:
    outlined = for_reader(SOURCES, audiences.get("governor"))
    assert [source.text for source in outlined] == [
        "Ava Bell", "1 concern, 1 note, 0 steps, 0 referrals, 0 attachments", "Reported by Tess.", "Note.",
    ]  # fmt: skip
    assert numbers(SOURCES * 2).startswith("4 concerns, 2 notes")


@pytest.mark.parametrize("code", ["police_ceop", "social_care", "parent_sar"])
def test_whoever_gets_the_narrative_gets_every_text(code: str) -> None:
    assert for_reader(SOURCES, audiences.get(code)) == SOURCES


@pytest.mark.parametrize(("word", "fault"), [("blur", "none of keep, withhold")])
def test_another_word_for_the_narrative_does_not_load(word: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        audiences.read(
            "x", {"label": "X", "hint": "", "rows": {}, "narrative": word}, "mask", "audiences.toml"
        )


def test_a_governor_gets_dates_steps_and_counts_and_no_account(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text="Kit from the chess club saw them by the canal.")
    summary = released(town, "governor")
    assert summary.state == "released", summary.problem
    for text in read_back(summary):
        for there in ("In numbers", "1 concern", "Note.", "Left out: what people wrote in their own words"):
            assert there in text
        for told in ("8R", "canal", "chess", "showed me a message", "Ava"):
            assert told not in text.replace(summary.case.reference, "")


def test_another_account_does_not_void_the_review_of_a_reader_who_gets_none(
    town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary, full = proposed(town, "governor"), proposed(town)
    monkeypatch.setattr(sources, "CONCERN_FIELDS", ())
    assert not is_stale(summary) and is_stale(full)
    add_note(town.case, author=town.lead, text="One more.")
    assert is_stale(summary)
