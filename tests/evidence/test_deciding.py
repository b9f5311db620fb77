"""Decisions at the reviewing desk: with a reason, for one place or the whole case, never for two people at once."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from evidence.composing import compose
from evidence.models import Redaction, Summary
from evidence.models.redaction import RETYPED, UNNAMED
from evidence.services import deciding, marking, signing
from evidence.services.naming import name_person
from evidence.services.proposing import propose
from referrals.services.cases import add_note
from tests.evidence.conftest import entry_with, proposed
from tests.evidence.test_pages import post
from tests.factories import a_pupil, rewritten
from trail.models import Entry
from workflows import overrides
from workflows.steps import Refused

WHY = "It is clear from the text who is meant"


def row_on(summary: Summary, words: str, within: str = "") -> Redaction:
    rows = Redaction.objects.filter(entry__summary=summary).select_related("entry")
    return next(row for row in rows if row.quote == words and within in row.entry.text)


def texts(summary: Summary) -> str:
    return "\n".join(text.plain for _, text in compose(Summary.objects.get(pk=summary.pk)).entries)


@pytest.fixture
def two_wills(town: SimpleNamespace) -> Summary:
    """Two pupils called Kit; a note that names one of them, nobody knows which."""
    for surname in ("Marsh", "Penn"):
        a_pupil(town.school, "Kit", surname, form="9B", year=9)
    add_note(town.case, author=town.lead, text="Kit rang. Later Kit was calm.")
    return proposed(town)


def test_an_ambiguous_name_cannot_be_left_in_before_it_is_said_whom_it_means(
    town: SimpleNamespace, two_wills: Summary
) -> None:
    row = row_on(two_wills, "Kit")
    assert row.question
    with pytest.raises(Refused) as refusal:
        deciding.leave_in(two_wills, redaction=row.pk, reason="Needed", actor=town.lead)
    assert "Say first whom it means" in refusal.value.facts["reason"]
    deciding.retype(
        two_wills, redaction=row.pk, read_as=f"person:{row.candidates[0]}", reason=WHY, actor=town.lead
    )
    assert f"[Pupil B/{two_wills.series}] rang. Later [name removed] was calm." in texts(two_wills)
    deciding.leave_in(two_wills, redaction=row.pk, reason="The recipient needs it to act", actor=town.lead)
    assert "Kit rang. Later [name removed] was calm." in texts(two_wills)


@pytest.mark.parametrize(
    ("read_as", "becomes"),
    [
        ("part:other_pupil", "[Pupil {}/{}]"), ("part:suspect", "Kit"), ("part:public", "[Person {}/{}]"),
        ("kind:BANK", "[payment details removed]"), ("kind:LOCATION", "Kit"), ("nobody", "Kit"),
    ],
)  # fmt: skip
def test_what_is_read_otherwise_follows_the_policy_for_what_it_is_then(
    town: SimpleNamespace, two_wills: Summary, read_as: str, becomes: str
) -> None:
    row = row_on(two_wills, "Kit")
    done = deciding.retype(
        two_wills, redaction=row.pk, read_as=read_as, reason=WHY, actor=town.lead, everywhere=True
    )
    assert done == 2
    word = becomes.format("B" if "pupil" in read_as else "1", two_wills.series)
    assert f"{word} rang. Later {word} was calm." in texts(two_wills)
    assert still_asked(two_wills) == 0


def still_asked(summary: Summary) -> int:
    return sum(
        row.quote == "Kit" and row.question for row in Redaction.objects.filter(entry__summary=summary)
    )


@pytest.mark.parametrize(
    "read_as", ["", "person:nobody-of-this-id", "part:neighbour", "kind:PET", "somebody"]
)
def test_it_refuses_a_reading_that_there_is_not(
    town: SimpleNamespace, two_wills: Summary, read_as: str
) -> None:
    row = row_on(two_wills, "Kit")
    with pytest.raises(Refused, match="Unknown"):
        deciding.retype(two_wills, redaction=row.pk, read_as=read_as, reason=WHY, actor=town.lead)
    with pytest.raises(Refused, match="reason"):
        deciding.retype(two_wills, redaction=row.pk, read_as="nobody", reason=" ", actor=town.lead)


def test_the_database_holds_no_reading_without_a_reason(town: SimpleNamespace) -> None:
    row = Redaction.objects.filter(entry__summary=proposed(town)).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        rewritten(row, decision=RETYPED, retyped="nobody", decided_by=town.lead)


def test_everywhere_reaches_the_same_reading_and_no_namesake(town: SimpleNamespace) -> None:
    """The name of one pupil stands in two texts; in a third it is somebody else's, by the surname."""
    a_pupil(town.school, "Rowan", "Marsh", form="9B", year=9)
    add_note(town.case, author=town.lead, text="Wilfred rang. A boy called Rowan Marsh came.")
    summary = proposed(town)
    row = row_on(summary, "Wilfred", "Wilfred was calm")
    count = deciding.leave_in(
        summary, redaction=row.pk, reason="The recipient needs it to act", actor=town.lead, everywhere=True
    )
    assert count == 2
    assert "Wilfred rang. A boy called [Pupil" in texts(summary)
    assert deciding.accept(summary, redactions=[row.pk], actor=town.lead, everywhere=True) == 2
    assert "Wilfred" not in texts(summary)


def test_what_is_left_in_and_read_otherwise_is_written_to_the_trail(town: SimpleNamespace) -> None:
    summary = proposed(town)
    row = row_on(summary, "Wilfred")
    deciding.retype(summary, redaction=row.pk, read_as="part:suspect", reason=WHY, actor=town.lead)
    assert Entry.objects.filter(event="summary.retyped").count() == 1
    row.refresh_from_db()
    assert (row.decided_by, row.reason) == (town.lead, WHY)


def test_a_selected_place_is_taken_out_and_no_other(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text="😀 The bus.\r\n👩‍👧 By the bus again, Zoë said.")
    summary = proposed(town)
    entry = entry_with(summary, "By the bus again")
    assert "\r" not in entry.text
    before = entry.text[: entry.text.index("bus again")]
    start = len(before.encode("utf-16-le")) // 2
    marking.mark(summary, words="bus", entry=entry, place=(start, start + 3), actor=town.lead)
    assert "😀 The bus.\n👩‍👧 By the [name removed] again" in texts(summary)
    with pytest.raises(Refused) as refusal:
        marking.mark(summary, words="bus", entry=entry, place=(start + 1, start + 4), actor=town.lead)
    assert "select again" in refusal.value.facts["words"]


def test_a_mark_by_hand_is_found_again_in_a_text_that_was_changed(town: SimpleNamespace) -> None:
    summary = proposed(town)
    entry = entry_with(summary, "private chat")
    earlier = entry.text.replace("Ava Bell showed", "On the bus Ava Bell showed")
    rewritten(entry, text=earlier)  # what the source said when it was copied
    marking.mark(summary, words="private chat", actor=town.lead)
    assert "On the bus" in texts(summary)
    fresh = propose(Summary.objects.get(pk=summary.pk))
    assert "On the bus" not in texts(fresh)
    assert "move to a [name removed]." in texts(fresh)


def test_a_decision_is_asked_again_when_the_name_may_now_mean_somebody_else(town: SimpleNamespace) -> None:
    summary = proposed(town)
    row = row_on(summary, "Wilfred")
    deciding.leave_in(summary, redaction=row.pk, reason="The recipient needs it to act", actor=town.lead)
    Redaction.objects.filter(pk=row.pk).update(person="pupil:somebody-else")  # the roll has changed since
    propose(Summary.objects.get(pk=summary.pk))
    row.refresh_from_db()
    assert (row.decision, row.reason, row.decided_by) == ("open", "", None)
    assert row.question
    with pytest.raises(Refused, match="open questions"):
        signing.finish_review(summary, actor=town.lead)


@pytest.mark.parametrize("offered", [overrides.LEAVE_IN, overrides.READ_AS])
def test_a_reason_is_a_short_one_own_words_or_both(offered: dict[str, str]) -> None:
    short = next(iter(offered))
    assert overrides.reason(offered, short, "") == offered[short]
    assert overrides.reason(offered, short, " as\nagreed ") == f"{offered[short]}. as agreed"
    assert overrides.reason(offered, overrides.OTHER, "As agreed") == "As agreed"
    for code, own in (("", "As agreed"), ("made_up", "x"), (overrides.OTHER, " ")):
        with pytest.raises(ValueError, match=r"Choose a reason|own words"):
            overrides.reason(offered, code, own)


@pytest.mark.parametrize(
    ("answer", "audience", "becomes", "reason"),
    [
        ("person", "social_care", "[name removed] was late.", "whose it is need not be known"),
        ("somebody_else", "social_care", "Wilfred Okonkwo was late.", "somebody else than Handrail thought"),
        ("somebody_else", "parent_sar", "[name removed] was late.", "somebody else than Handrail thought"),
        ("ordinary", "parent_sar", "Wilfred Okonkwo was late.", "an ordinary word here"),
    ],
)
def test_an_unsure_name_is_answered_by_one_press(
    town: SimpleNamespace, answer: str, audience: str, becomes: str, reason: str
) -> None:
    add_note(town.case, author=town.lead, text="Wilfred Okonkwo was late.")
    summary = proposed(town, audience)
    row = row_on(summary, "Wilfred Okonkwo", "late")
    Redaction.objects.filter(pk=row.pk).update(confidence=0.4)
    path = f"/evidence/redactions/{row.pk}/answer/"
    assert post(town.lead, path, answer="perhaps").status_code == 302
    assert Redaction.objects.get(pk=row.pk).decision == "open"
    assert post(town.lead, path, answer=answer).url.startswith(f"/evidence/summaries/{summary.pk}/#")
    row.refresh_from_db()
    assert not row.question and reason in row.reason
    assert becomes in texts(summary)


def test_a_name_of_somebody_who_may_have_told_still_takes_its_sentence_along(town: SimpleNamespace) -> None:
    name_person(town.case, part="informant", actor=town.lead, name="Wilfred Okonkwo", pupil=town.friend)
    add_note(town.case, author=town.lead, text="It rained. Wilfred Okonkwo was at the gate. Ava was not.")
    summary = proposed(town, "parent_sar")
    row = row_on(summary, "Wilfred Okonkwo", "at the gate")
    deciding.retype(summary, redaction=row.pk, read_as=UNNAMED, reason=WHY, actor=town.lead)
    assert "It rained. [sentence removed] Ava was not." in texts(summary)
