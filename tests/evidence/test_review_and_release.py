"""From a draft to a file that two people signed, with what each audience may not read taken out."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from evidence.composing import compose
from evidence.models import Redaction, Summary
from evidence.models.redaction import REJECTED
from evidence.pdf import gate
from evidence.pdf.extract import by_pdfium, by_pypdf
from evidence.pdf.refused import GateRefused
from evidence.services import deciding, doing, marking, signing
from evidence.services.drafting import draft_summary
from evidence.services.naming import name_person
from evidence.services.proposing import propose
from evidence.services.working import claim_next
from referrals.services.cases import add_note
from tests.evidence.conftest import drafted, entry_with, proposed
from tests.evidence.released import answer_all, released, reviewed
from trail.models import Entry
from workflows.steps import NotAllowed, Refused, SomeoneWasFirst


def read_back(summary: Summary) -> tuple[str, str]:
    pdf = summary.file.read()
    return "\n".join(by_pypdf(pdf)), "\n".join(by_pdfium(pdf))


def test_a_released_summary_says_what_its_reader_may_read(town: SimpleNamespace) -> None:
    summary = released(town)
    assert summary.state == "released", summary.problem
    for text in read_back(summary):
        assert "Ava Bell" in text
        assert f"[Pupil A/{summary.series}]" in text
        assert "Okonkwo" not in text
        assert "900456" not in text


def test_a_parent_reads_nothing_of_another_child_or_of_an_informant(town: SimpleNamespace) -> None:
    name_person(town.case, part="informant", actor=town.lead, name="Wilfred Okonkwo", pupil=town.friend)
    summary = released(town, "parent_sar")
    assert summary.state == "released", summary.problem
    for text in read_back(summary):
        assert "Ava Bell" in text
        assert "[sentence removed]" in text
        for gone in ("Wilfred", "Okonkwo", "had seen the phone", "silver_otter", "900456"):
            assert gone not in text


def test_a_governor_reads_no_name(town: SimpleNamespace) -> None:
    summary = released(town, "governor")
    assert summary.state == "released", summary.problem
    for text in read_back(summary):
        for name in ("Ava", "Bell", "Wilfred", "Okonkwo", "Dana", "Teacher", "silver_otter", "900"):
            assert name not in text.replace(summary.case.reference, "")


def test_questions_have_to_be_answered_before_the_review_ends(town: SimpleNamespace) -> None:
    summary = proposed(town)
    row = Redaction.objects.filter(entry__summary=summary).first()
    Redaction.objects.filter(pk=row.pk).update(confidence=0.4)
    with pytest.raises(Refused, match="open questions"):
        signing.finish_review(summary, actor=town.lead)
    answer_all(summary, town)
    assert signing.finish_review(summary, actor=town.lead).state == "reviewed"


def test_nothing_is_left_in_without_a_reason(town: SimpleNamespace) -> None:
    summary = proposed(town)
    row = next(r for r in Redaction.objects.filter(entry__summary=summary) if r.quote == "Wilfred")
    with pytest.raises(Refused):
        deciding.leave_in(summary, redaction=row.pk, reason=" ", actor=town.lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        Redaction.objects.filter(pk=row.pk).update(decision=REJECTED, decided_by=town.lead)
    deciding.leave_in(
        summary, redaction=row.pk, reason="Social care asked for the friend by name.", actor=town.lead
    )
    assert "Wilfred was calm" in str([text.plain for _, text in compose(summary).entries])


def test_words_that_were_marked_are_taken_out_for_every_reader(town: SimpleNamespace) -> None:
    summary = proposed(town, "police_ceop")
    assert marking.mark(summary, words="the  game", actor=town.lead) == 1
    assert (
        marking.mark(
            summary, words="private chat", entry=entry_with(summary, "private chat"), actor=town.lead
        )
        == 1
    )
    texts = " ".join(text.plain for _, text in compose(summary).entries)
    assert "the game" not in texts
    assert "private chat" not in texts
    with pytest.raises(Refused):
        marking.mark(summary, words="not there", actor=town.lead)


def test_the_drafter_cannot_approve(town: SimpleNamespace) -> None:
    summary = reviewed(town)
    with pytest.raises(NotAllowed, match="somebody else"):
        signing.approve(summary, actor=town.lead)
    with pytest.raises(NotAllowed):
        signing.approve(summary, actor=town.teacher)
    assert signing.approve(summary, actor=town.head).approved_by == town.head


def test_a_note_after_the_review_voids_it_and_keeps_what_was_decided(town: SimpleNamespace) -> None:
    summary = reviewed(town)
    decided = Redaction.objects.filter(entry__summary=summary).count()
    add_note(town.case, author=town.lead, text="Kwabena Mensah rang again.")
    with pytest.raises(SomeoneWasFirst, match="changed"):
        signing.approve(summary, actor=town.deputy)
    assert signing.void_if_stale(summary)
    summary = propose(Summary.objects.get(pk=summary.pk))
    assert summary.state == "proposed"
    assert summary.reviewed_by is None
    assert entry_with(summary, "Kwabena")
    assert Redaction.objects.filter(entry__summary=summary, decided_by__isnull=False).count() == decided


def test_a_child_renamed_on_the_roll_voids_the_review(town: SimpleNamespace) -> None:
    summary = reviewed(town)
    town.friend.preferred = "Wilf"
    town.friend.save()
    assert signing.void_if_stale(summary)


def test_a_gate_that_refuses_leaves_no_file_and_says_why(
    town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> int:
        raise GateRefused("the text of the file is not the approved text", entry="entry 3")

    monkeypatch.setattr(gate, "check", refuse)
    summary = released(town)
    assert summary.state == "approved"
    assert not hasattr(summary, "file")
    assert "entry 3" in summary.problem
    assert Entry.objects.filter(event="summary.refused").count() == 1


def test_a_recogniser_that_fails_ends_the_work_and_is_told(
    town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(summary: Summary) -> None:
        raise ValueError("Ava Bell is in this message and must not be shown")

    monkeypatch.setattr(doing, "propose", fail)
    drafted(town)
    doing.work_on(claim_next(timezone.now()))
    summary = Summary.objects.get()
    assert summary.state == "drafted"
    assert "Ava" not in summary.problem
    assert summary.problem.startswith("Something went wrong")
    assert claim_next(timezone.now()) is None


def test_a_summary_is_claimed_by_one_worker_at_a_time(town: SimpleNamespace) -> None:
    drafted(town)
    now = timezone.now()
    assert claim_next(now) is not None
    assert claim_next(now) is None
    assert claim_next(now + timedelta(minutes=6)) is not None
    assert claim_next(now - timedelta(days=1)) is not None  # the clock was a day ahead when it was claimed


def test_it_refuses_a_draft_while_a_precondition_bars_the_way(town: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refused:
        draft_summary(
            town.case, audience="parent_sar", recipient="", answers={"serious_harm": "yes"}, actor=town.lead
        )
    assert "serious harm" in refused.value.facts["serious_harm"]
    assert {"recipient", "requester", "dpo_agreed"} <= set(refused.value.facts)


def test_each_step_is_an_entry_of_the_case(town: SimpleNamespace) -> None:
    released(town)
    events = list(
        Entry.objects.filter(event__startswith="summary.").order_by("seq").values_list("event", flat=True)
    )
    assert [event for event in events if event != "summary.accepted"] == [
        "summary.draft", "summary.propose", "summary.review", "summary.approve", "summary.release",
        "summary.sealed",
    ]  # fmt: skip
