"""The reviewing desk without JavaScript: everything by forms and links, with nothing typed lost."""

from types import SimpleNamespace

import pytest

from evidence.models import Redaction, Summary
from evidence.services import deciding, marking
from evidence.services.naming import name_person
from referrals.services.cases import add_note
from tests.evidence.conftest import entry_with, proposed
from tests.evidence.test_pages import post, signed_in
from tests.factories import a_pupil
from trail.models import Reading


@pytest.fixture
def asked(town: SimpleNamespace) -> Summary:
    """A summary with two open questions: which of two pupils is meant, in two texts."""
    for surname in ("Marsh", "Penn"):
        a_pupil(town.school, "Kit", surname, form="9B", year=9)
    for text in ("Kit rang.", "Kit was calm."):
        add_note(town.case, author=town.lead, text=text)
    return proposed(town)


def desk_of(town: SimpleNamespace, summary: Summary) -> str:
    return signed_in(town.lead).get(f"/evidence/summaries/{summary.pk}/").content.decode()


def questions(summary: Summary) -> list[Redaction]:
    rows = Redaction.objects.filter(entry__summary=summary).order_by("entry__position", "start")
    return [row for row in rows if row.question]


def test_open_questions_are_counted_and_each_answer_leads_to_the_next(
    town: SimpleNamespace, asked: Summary
) -> None:
    first, second = questions(asked)
    page = desk_of(town, asked)
    assert "<strong>2 open questions.</strong>" in page
    assert f'href="#r-{first.pk}">Go to the first question' in page
    done = post(town.lead, f"/evidence/redactions/{first.pk}/accept/")
    assert done.url == f"/evidence/summaries/{asked.pk}/#r-{second.pk}"
    assert post(town.lead, f"/evidence/redactions/{second.pk}/accept/").url.endswith("#finish")
    assert "<strong>No open questions.</strong>" in desk_of(town, asked)


def test_one_press_answers_the_same_words_in_the_whole_case(town: SimpleNamespace, asked: Summary) -> None:
    first, _ = questions(asked)
    assert "Everywhere (2)" in desk_of(town, asked)
    post(town.lead, f"/evidence/redactions/{first.pk}/accept/", everywhere="on")
    assert questions(asked) == []


def test_an_ambiguous_name_offers_to_say_whom_it_means_and_not_to_leave_it_in(
    town: SimpleNamespace, asked: Summary
) -> None:
    first, _ = questions(asked)
    page = desk_of(town, asked)
    assert f"/evidence/redactions/{first.pk}/leave-in/" not in page
    ask = signed_in(town.lead).get(f"/evidence/redactions/{first.pk}/read-as/").content.decode()
    assert "<mark>Kit</mark> rang." in ask
    assert '<optgroup label="A person of this case">' in ask
    assert "Kit Marsh (another child)" in ask
    assert "Ava Bell (the child)" in ask
    assert Reading.objects.filter(event="reading.summary", chain_id=town.case.pk).exists()


def test_what_was_chosen_stands_there_again_when_the_reason_is_missing(
    town: SimpleNamespace, asked: Summary
) -> None:
    first, _ = questions(asked)
    path = f"/evidence/redactions/{first.pk}/read-as/"
    refused = post(town.lead, path, read_as="part:suspect", why="other", everywhere="on")
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Write the reason in your own words" in page
    assert '<option value="part:suspect" selected>' in page
    done = post(
        town.lead, path, read_as="part:suspect", why="settled", own_words="The account", everywhere="on"
    )
    assert done.status_code == 302
    row = Redaction.objects.get(pk=first.pk)
    assert row.reason == "It is clear from the text who is meant. The account"
    assert questions(asked) == []
    page = desk_of(town, asked)
    assert "Stays readable" in page


def test_a_form_in_its_place_comes_back_to_its_place_with_what_is_wrong(
    town: SimpleNamespace, asked: Summary
) -> None:
    row = next(r for r in Redaction.objects.filter(entry__summary=asked) if r.quote == "Wilfred Okonkwo")
    path = f"/evidence/redactions/{row.pk}/leave-in/"
    wrong = post(town.lead, path, htmx=True, why="")
    assert (wrong.status_code, wrong["HX-Retarget"], wrong["HX-Reswap"]) == (200, f"#o-{row.pk}", "innerHTML")
    assert "Choose a reason" in wrong.content.decode()
    right = post(town.lead, path, htmx=True, why="needed")
    assert 'data-desk="state" data-said="Left in: Wilfred Okonkwo"' in right.content.decode()


def test_what_stays_readable_is_listed_with_why_and_can_be_taken_out(town: SimpleNamespace) -> None:
    summary = proposed(town)
    row = next(r for r in Redaction.objects.filter(entry__summary=summary) if r.quote == "Wilfred")
    deciding.leave_in(summary, redaction=row.pk, reason="The recipient needs it to act", actor=town.lead)
    kept = desk_of(town, summary).partition("What stays readable for Riverbank front door")[2]
    for told in ("Ava Bell", "Dana Bell (the child&#x27;s family)", "The policy keeps it", "silver_otter_77",
                 "Wilfred Okonkwo (another child)", "The recipient needs it to act"):  # fmt: skip
        assert told in kept
    entry = entry_with(summary, "Rang Dana Bell")
    post(town.lead, f"/evidence/texts/{entry.pk}/mark/", words="Dana Bell", kind="PERSON", everywhere="on")
    assert "<bdi>Dana Bell</bdi>" not in desk_of(town, summary).partition("What stays readable")[2]


def test_the_second_person_sees_what_stays_too(town: SimpleNamespace) -> None:
    summary = proposed(town)
    rows = Redaction.objects.filter(entry__summary=summary)
    deciding.accept(summary, redactions=[row.pk for row in rows], actor=town.lead)
    post(town.lead, f"/evidence/summaries/{summary.pk}/review/")
    page = signed_in(town.deputy).get(f"/evidence/summaries/{summary.pk}/").content.decode()
    assert "What stays readable for Riverbank front door" in page
    assert "Approve for release" in page


def test_a_name_in_a_sentence_that_goes_needs_no_decision_of_its_own(town: SimpleNamespace) -> None:
    name_person(town.case, part="informant", actor=town.lead, name="Wilfred Okonkwo", pupil=town.friend)
    add_note(town.case, author=town.lead, text="Wilfred told Dana Bell at 07700 900777 of it.")
    page = desk_of(town, proposed(town, "parent_sar"))
    assert "<bdi>Wilfred</bdi>" in page
    assert "<bdi>07700 900777</bdi>" not in page
    assert "Handrail cannot know what only two people knew" in page


def test_marks_on_the_left_are_the_text_itself(town: SimpleNamespace) -> None:
    """What a browser selects there has to be the stored text, or the places would not match."""
    add_note(town.case, author=town.lead, text="😀 Wilfred <b>rang</b> & left.\n\nAva Bell stayed.")
    summary = proposed(town)
    marking.mark(summary, words="<b>rang</b>", actor=town.lead)
    page = desk_of(town, summary)
    at = entry_with(summary, "😀").position
    original = page.partition(f'data-text="{at}"')[2].partition(">")[2].partition("</p>")[0]
    assert "😀 " in original
    assert "&lt;b&gt;rang&lt;/b&gt;" in original
    assert "left.\n\n<mark" in original


def test_a_decision_after_somebody_finished_the_review_says_so(town: SimpleNamespace, asked: Summary) -> None:
    first, second = questions(asked)
    deciding.accept(asked, redactions=[first.pk, second.pk], actor=town.lead)
    post(town.lead, f"/evidence/summaries/{asked.pk}/review/")
    row, entry = f"redactions/{first.pk}", f"texts/{first.entry_id}"
    said = {"why": "needed", "words": "Kit", "kind": "PERSON"}
    for path in (
        f"{row}/accept/",
        f"{row}/leave-in/",
        f"{row}/read-as/",
        f"{entry}/mark/",
        f"{entry}/accept/",
    ):
        assert post(town.lead, f"/evidence/{path}", **said).status_code == 302
        late = post(town.lead, f"/evidence/{path}", htmx=True, **said)
        assert late["HX-Redirect"] == f"/evidence/summaries/{asked.pk}/"
    assert Summary.objects.get(pk=asked.pk).state == "reviewed"


def test_a_summary_whose_audience_is_gone_can_be_opened_and_withdrawn(
    town: SimpleNamespace, asked: Summary
) -> None:
    Summary.objects.filter(pk=asked.pk).update(audience="lado")
    page = desk_of(town, asked)
    assert "no longer knows the audience" in page
    assert "Withdraw" in page
    assert "lado" in signed_in(town.lead).get(f"/evidence/cases/{town.case.pk}/panel").content.decode()
    first, _ = questions(asked)
    for path in ("accept/", "leave-in/", "read-as/"):
        assert post(town.lead, f"/evidence/redactions/{first.pk}/{path}", why="needed").status_code == 302
    assert (
        post(town.lead, f"/evidence/texts/{first.entry_id}/mark/", words="Kit", kind="PERSON").status_code
        == 302
    )
    for page in ("preview", "difference"):
        assert signed_in(town.lead).get(f"/evidence/summaries/{asked.pk}/{page}/").status_code == 302
