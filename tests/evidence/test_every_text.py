"""What people typed into a case is in its summary, redacted; test_coverage.py holds that none is forgotten."""

from types import SimpleNamespace

from evidence.sources import CONCERN_FIELDS
from evidence.sources import _concern as concern_sources
from referrals.models import Concern
from referrals.models.assessment import Assessment, Consideration
from referrals.services.cases import add_note
from tests.evidence.conftest import entry_with, proposed


def test_each_of_them_is_read_for_the_summary(town: SimpleNamespace) -> None:
    concern = Concern.objects.get(children__case=town.case)
    answers = {name: f"words of {name}" for name, _ in CONCERN_FIELDS}
    for name, words in answers.items():
        setattr(concern, name, words)  # not saved: what was submitted is frozen
    read = [source.text for source in concern_sources(concern)]
    assert set(answers.values()) <= set(read)


def test_a_suggestion_that_was_not_followed_is_in_it_with_its_reason(town: SimpleNamespace) -> None:
    assessed = Assessment.objects.create(
        case=town.case, by=town.lead, policy="x", urgency="U2", routes=["ceop"]
    )
    Consideration.objects.create(
        assessment=assessed, route="ceop", by=town.lead, reason="Wilfred Okonkwo rang CEOP himself."
    )
    entry = entry_with(proposed(town), "considered CEOP")
    assert "and did not refer.\nReason – Wilfred Okonkwo rang" in entry.text
    assert [row.quote for row in entry.redactions.filter(type="PERSON")] == [
        "Dana Lead",
        "Wilfred Okonkwo",
    ], entry.text


def test_who_spoke_with_whom_is_in_it(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, spoke_to="Ms Bell", told_by="Officer Prentice", text="They know.")
    assert entry_with(proposed(town), "with Ms Bell, told by Officer Prentice, written by")


def test_a_text_is_kept_composed_and_with_plain_line_ends(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text="Zoe\u0308 came.\r\nShe left.\rIt rained.")
    assert entry_with(proposed(town), "Zoë came.\nShe left.\nIt rained.")
