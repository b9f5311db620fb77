"""Words taken out by hand: where they were selected, and everywhere they stand in another writing."""

from types import SimpleNamespace

import pytest

from evidence.models import Summary
from evidence.services import marking
from evidence.services.proposing import propose
from referrals.services.cases import add_note
from tests.evidence.conftest import entry_with, proposed
from tests.evidence.test_deciding import texts
from tests.evidence.test_pages import post
from tests.factories import rewritten


def test_selected_inside_a_word_and_everywhere_goes_there_too(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text="The log says xxquillonxx. We call it quillon.")
    summary = proposed(town)
    entry = entry_with(summary, "xxquillonxx")
    start = entry.text.index("quillon")
    chosen = {"words": "quillon", "kind": "HANDLE", "start": start, "end": start + 7, "everywhere": "on"}
    post(town.lead, f"/evidence/texts/{entry.pk}/mark/", **chosen)
    assert "quillon" not in texts(summary)


@pytest.mark.parametrize("written", ["O’quill", "o\u200b'quill", "Ó'quill", "O'QUILL"])
def test_everywhere_finds_the_same_words_in_another_writing(town: SimpleNamespace, written: str) -> None:
    add_note(town.case, author=town.lead, text=f"The club is called O'quill there. Later: {written} again.")
    summary = proposed(town)
    marking.mark(summary, words="O'quill", actor=town.lead)
    assert written not in texts(summary)
    assert "Later: [name removed] again." in texts(summary)


def test_a_mark_inside_a_word_is_found_again_in_a_text_that_was_changed(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text="The log says xxquillonxx there.")
    summary = proposed(town)
    entry = entry_with(summary, "xxquillonxx")
    rewritten(entry, text=entry.text.replace("The log", "On the bus the log"))  # as it was when it was copied
    entry = entry_with(summary, "On the bus the log")
    start = entry.text.index("quillon")
    marking.mark(summary, words="quillon", entry=entry, place=(start, start + 7), actor=town.lead)
    fresh = propose(Summary.objects.get(pk=summary.pk))
    assert "On the bus" not in texts(fresh)
    assert "quillon" not in texts(fresh)
