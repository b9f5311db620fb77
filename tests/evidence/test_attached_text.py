"""Attachments in a summary: withheld unless they were let in, then text like any other, never the file."""

from types import SimpleNamespace

import pytest

from evidence.attached import read_attachments
from evidence.composing import compose
from evidence.digests import is_stale
from evidence.models import Attachment, Redaction, Summary
from evidence.services.drafting import draft_summary
from evidence.services.locking import put_under_lock
from evidence.services.proposing import propose, search
from evidence.services.releasing import checked_pdf
from tests.evidence.attachments import attached, signed_in
from tests.evidence.conftest import proposed
from tests.evidence.receiving.pdfs import a_pdf
from tests.factories import a_case
from workflows import audiences

pytestmark = pytest.mark.django_db


def with_text(town: SimpleNamespace, *attachments: Attachment) -> Summary:
    """A summary for the mother under review, with these let in."""
    return propose(drafted_with(town, *attachments))


def drafted_with(town: SimpleNamespace, *attachments: Attachment) -> Summary:
    """The same before its names were looked for."""
    asked = audiences.get("parent_sar").preconditions
    return draft_summary(
        town.case, audience="parent_sar", recipient="Dana Bell", actor=town.lead, requester=town.mother,
        answers={question.code: question.answer for question in asked}, attachments=attachments,
    )  # fmt: skip


def texts(summary: Summary) -> dict[str, str]:
    """What is said of each attachment, as it will leave."""
    sections = [one for one in compose(summary).document.sections if one.title.plain == "Attachments"]
    return {entry.heading.plain: entry.text.plain for section in sections for entry in section.entries}


def test_an_attachment_nobody_let_in_is_listed_as_withheld(town: SimpleNamespace) -> None:
    attached(town)
    assert texts(proposed(town)) == {"Attachment 1": "Withheld."}


def test_one_that_was_let_in_is_searched_for_names_like_every_other_text(town: SimpleNamespace) -> None:
    letter = attached(town)
    attached(town, b"The club meets on Mondays.")
    summary = with_text(town, letter)
    said = texts(summary)
    assert said["Attachment 2"] == "Withheld."
    assert "wrote to the club" in said["Attachment 1"]
    assert "Okonkwo" not in said["Attachment 1"] and "07700" not in said["Attachment 1"]
    assert Redaction.objects.filter(entry__summary=summary, entry__source=letter.source).exists()


def test_the_text_of_a_pdf_is_typeset_anew_and_passes_the_gate(town: SimpleNamespace) -> None:
    summary = with_text(town, attached(town, a_pdf()))
    pdf, pages = checked_pdf(summary, compose(summary))
    assert pages >= 1 and "Ava Bell was calm." in texts(summary)["Attachment 1"]
    assert b"/Helvetica" not in pdf, "nothing of the file itself is in it"


def test_what_cannot_be_read_for_certain_is_withheld_and_says_why(town: SimpleNamespace) -> None:
    letter = attached(town, a_pdf(content=b"BT /F 12 Tf 20 200 Td (AvaBell) Tj 0 0 Td (was calm) Tj ET"))
    assert texts(with_text(town, letter)) == {
        "Attachment 1": "Withheld: two programs read different words in it."
    }


def test_one_under_lock_is_never_a_source(town: SimpleNamespace) -> None:
    letter = attached(town)
    put_under_lock(letter, actor=town.lead)
    assert texts(with_text(town, letter)) == {"Attachment 1": "Withheld."}
    assert not Summary.objects.get().attachments.exists()
    page = signed_in(town.lead).get(f"/evidence/cases/{town.case.pk}/new/social_care/").content.decode()
    assert "Which attachments go in" not in page


def test_the_lock_takes_its_text_out_at_once_and_voids_what_was_reviewed(town: SimpleNamespace) -> None:
    letter = attached(town)
    summary = with_text(town, letter)
    put_under_lock(letter, actor=town.lead)
    summary = Summary.objects.get(pk=summary.pk)
    assert texts(summary) == {} and summary.wants == "propose"
    page = signed_in(town.lead).get(f"/evidence/summaries/{summary.pk}/preview/").content.decode()
    assert "wrote to the club" not in page
    propose(summary)
    assert "wrote to the club" not in "".join(entry.text for entry in summary.entries.all())
    assert texts(summary) == {"Attachment 1": "Withheld."}


def test_one_put_under_lock_while_the_worker_reads_is_withheld(town: SimpleNamespace) -> None:
    letter = attached(town)
    summary = drafted_with(town, letter)
    read = read_attachments(summary)
    assert "wrote to the club" in read[letter.pk]
    put_under_lock(letter, actor=town.lead)
    assert texts(search(summary, read)) == {"Attachment 1": "Withheld."}


def test_a_new_attachment_means_that_the_case_has_changed(town: SimpleNamespace) -> None:
    summary = proposed(town)
    assert not is_stale(summary)
    attached(town)
    assert is_stale(summary)


def test_the_form_offers_them_unticked(town: SimpleNamespace) -> None:
    letter = attached(town)
    path = f"/evidence/cases/{town.case.pk}/new/social_care/"
    page = signed_in(town.lead).get(path).content.decode()
    assert "Which attachments go in, as text?" in page and "A letter of the club." in page
    asked = {one.code: one.answer for one in audiences.get("social_care").preconditions}
    signed_in(town.lead).post(path, {"recipient": "The front door", **asked})
    assert not Summary.objects.get().attachments.exists()
    signed_in(town.lead).post(path, {"recipient": "The front door", **asked, "attachments": [str(letter.pk)]})
    assert Summary.objects.filter(attachments=letter).count() == 1


def test_one_of_another_case_cannot_be_let_in(town: SimpleNamespace) -> None:
    other = a_case(town.school, town.friend, town.teacher)
    letter = attached(SimpleNamespace(**{**vars(town), "case": other}))
    assert not with_text(town, letter).attachments.exists()
