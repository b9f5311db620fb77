"""What the next copy for the same recipient shows that the last one did not."""

from types import SimpleNamespace

from django.utils import timezone

from evidence.composing import compose
from evidence.desk.differing import Difference, difference, last_release
from evidence.desk.showing import as_it_left
from evidence.models import Redaction, Summary
from evidence.services import deciding, marking, signing
from evidence.services.doing import work_on
from evidence.services.proposing import propose
from evidence.services.working import claim_next
from referrals.services.cases import add_note
from tests.evidence.conftest import drafted, proposed
from tests.evidence.test_pages import signed_in
from tests.factories import rewritten


def released(town: SimpleNamespace, audience: str = "social_care", words: str = "") -> Summary:
    summary = proposed(town, audience)
    if words:
        marking.mark(summary, words=words, actor=town.lead)
    rows = Redaction.objects.filter(entry__summary=summary)
    deciding.accept(summary, redactions=[row.pk for row in rows if row.question], actor=town.lead)
    signing.finish_review(summary, actor=town.lead)
    signing.approve(summary, actor=town.deputy)
    signing.ask_release(summary, actor=town.deputy)
    work_on(claim_next(timezone.now()))
    return Summary.objects.get(pk=summary.pk)


def found(summary: Summary) -> Difference:
    held = difference(summary, compose(summary))
    assert held is not None
    return held


def test_the_first_copy_has_nothing_to_be_held_against(town: SimpleNamespace) -> None:
    summary = proposed(town)
    assert difference(summary, compose(summary)) is None


def test_the_same_again_differs_in_nothing_although_its_labels_do(town: SimpleNamespace) -> None:
    last, again = released(town), proposed(town)
    assert again.series != last.series
    held = found(again)
    assert held.last == last
    assert (held.shown, held.masked, held.rewritten, held.added, held.gone) == ([], [], [], [], [])


def test_what_is_newly_shown_newly_taken_out_and_new_is_listed(town: SimpleNamespace) -> None:
    released(town, words="private chat")
    add_note(town.case, author=town.lead, text="It rained.")
    again = proposed(town)
    marking.mark(again, words="the game", actor=town.lead)
    held = found(again)
    assert [(c.was, c.now) for c in held.shown] == [("[name removed]", "private chat")]
    assert [(c.was, c.now) for c in held.masked] == [("the game", "[name removed]")]
    assert len(held.added) == 1
    page = signed_in(town.lead).get(f"/evidence/summaries/{again.pk}/difference/").content.decode()
    assert "Newly shown (1)" in page
    assert "Newly taken out (1)" in page
    desk = signed_in(town.lead).get(f"/evidence/summaries/{again.pk}/").content.decode()
    assert "<strong>1 place newly shown</strong>, 1 newly taken out, 1 new text." in desk


def test_a_copy_for_somebody_else_is_not_held_against_it(town: SimpleNamespace) -> None:
    released(town)
    other = drafted(town, "police_ceop")
    assert last_release(propose(rewritten(other, recipient="DC Example"))) is None


def test_the_name_of_the_recipient_may_be_written_otherwise_or_who_asked_be_the_same(
    town: SimpleNamespace,
) -> None:
    last = released(town, "parent_sar")
    again = proposed(town, "parent_sar")
    assert last_release(rewritten(again, recipient="Ms Bell")) == last
    assert last_release(rewritten(again, recipient="RIVERBANK front door", requester=None)) == last


def test_a_released_text_is_shown_as_it_left_whatever_changed_since(town: SimpleNamespace) -> None:
    summary = released(town)
    town.child.surname = "Other"
    town.child.save()
    read = " ".join(piece.text for part in as_it_left(summary) for one in part.entries for piece in one.text)
    assert "Ava Bell" in read
    assert f"[Pupil A/{summary.series}]" in read
    page = signed_in(town.deputy).get(f"/evidence/summaries/{summary.pk}/").content.decode()
    assert "As it left" in page
    assert f"[Pupil A/{summary.series}]" in page
