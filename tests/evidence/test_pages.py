"""The pages of a summary, without JavaScript, and who may open them."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from evidence.models import CasePerson, Redaction, Summary
from evidence.services import deciding, signing
from evidence.services.doing import work_on
from evidence.services.proposing import propose
from evidence.services.working import claim_next
from people.models import User
from referrals.services.cases import add_note
from tests.evidence.conftest import drafted, entry_with, proposed
from tests.factories import a_school, deciders
from trail.models import Entry, Reading
from workflows import audiences


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def answers(code: str) -> dict[str, str]:
    return {asked.code: asked.answer for asked in audiences.get(code).preconditions}


def post(user: User, path: str, htmx: bool = False, **data: str):  # type: ignore[no-untyped-def]
    headers = {"HX-Request": "true"} if htmx else {}
    return signed_in(user).post(path, data, headers=headers)


def test_from_the_audience_to_the_waiting_page(town: SimpleNamespace) -> None:
    new = f"/evidence/cases/{town.case.pk}/new/"
    chosen = post(town.lead, new, audience="police_ceop")
    assert chosen.url == f"{new}police_ceop/"
    done = post(town.lead, chosen.url, recipient="DC Example", **answers("police_ceop"))
    summary = Summary.objects.get()
    assert done.url == f"/evidence/summaries/{summary.pk}/"
    page = signed_in(town.lead).get(done.url).content.decode()
    assert "Waiting for a worker" in page
    assert "Look again" in page  # for a browser without scripts


def test_a_question_that_bars_the_way_comes_back_with_what_to_do(town: SimpleNamespace) -> None:
    path = f"/evidence/cases/{town.case.pk}/new/parent_sar/"
    page = post(town.lead, path, recipient="Dana Bell", **{**answers("parent_sar"), "serious_harm": "yes"})
    assert page.status_code == 422
    assert "serious harm test is met" in page.content.decode()
    assert "Dana Bell" in page.content.decode()
    assert not Summary.objects.exists()
    barred = Entry.objects.get(event="summary.barred").says["data"]
    assert barred == {"audience": "parent_sar", "questions": "serious_harm"}


def test_a_question_left_open_is_no_answer_that_bars(town: SimpleNamespace) -> None:
    path = f"/evidence/cases/{town.case.pk}/new/parent_sar/"
    assert post(town.lead, path, recipient="Dana Bell").status_code == 422
    assert not Entry.objects.filter(event="summary.barred").exists()


def test_an_unknown_audience_is_not_found(town: SimpleNamespace) -> None:
    assert post(town.lead, f"/evidence/cases/{town.case.pk}/new/newspaper/").status_code == 404


def test_the_review_shows_each_proposal_in_its_sentence(town: SimpleNamespace) -> None:
    summary = proposed(town)
    page = signed_in(town.lead).get(f"/evidence/summaries/{summary.pk}/").content.decode()
    assert '<mark class="hr-m hr-m--gone" data-n="1">Wilfred Okonkwo</mark> said that he had' in page
    assert f'<mark class="hr-gone">[Pupil A/{summary.series}]</mark> said that he had' in page
    assert "another child" in page


def test_a_proposal_is_accepted_or_left_in_with_a_reason(town: SimpleNamespace) -> None:
    summary = proposed(town)
    row = next(r for r in Redaction.objects.filter(entry__summary=summary) if r.quote == "Wilfred")
    assert post(town.lead, f"/evidence/redactions/{row.pk}/accept/").status_code == 302
    assert Redaction.objects.get(pk=row.pk).decision == "accepted"
    path = f"/evidence/redactions/{row.pk}/leave-in/"
    assert post(town.lead, path, why="", own_words="As agreed").status_code == 422
    assert Redaction.objects.get(pk=row.pk).decision == "accepted"
    post(town.lead, path, why="other", own_words="Social care asked for him by name.")
    assert Redaction.objects.get(pk=row.pk).decision == "rejected"


def test_what_the_policy_keeps_is_said_to_stay_when_it_is_accepted(town: SimpleNamespace) -> None:
    rows = Redaction.objects.filter(entry__summary=proposed(town), type="PHONE")
    row = next(row for row in rows if row.quote == "07700 900123")
    page = post(town.lead, f"/evidence/redactions/{row.pk}/accept/", htmx=True).content.decode()
    assert 'data-said="Stays readable: 07700 900123' in page


def test_htmx_gets_the_desk_and_the_count(town: SimpleNamespace) -> None:
    rows = Redaction.objects.filter(entry__summary=proposed(town), type="PERSON")
    row = next(row for row in rows if "Wilfred" in row.entry.text)
    page = post(town.lead, f"/evidence/redactions/{row.pk}/accept/", htmx=True).content.decode()
    assert page.lstrip().startswith('<div data-desk="state" data-said="Taken out: ')
    assert '<template data-desk="count"><strong>' in page
    assert "<html" not in page


def test_words_that_do_not_stand_there_come_back_with_what_was_typed(town: SimpleNamespace) -> None:
    entry = entry_with(proposed(town), "She knew of the game")
    refused = post(town.lead, f"/evidence/texts/{entry.pk}/mark/", words="teh <game>", kind="PERSON")
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "copy them exactly" in page
    assert 'value="teh &lt;game&gt;"' in page


def test_typed_words_are_marked_once(town: SimpleNamespace) -> None:
    entry = entry_with(proposed(town), "She knew of the game")
    for _ in range(2):
        done = post(town.lead, f"/evidence/texts/{entry.pk}/mark/", words="the game", kind="PERSON")
        assert done.status_code == 302
    assert entry.redactions.filter(recogniser="reviewer").count() == 1


def walk_to_release(town: SimpleNamespace) -> Summary:
    summary = proposed(town)
    path = f"/evidence/summaries/{summary.pk}/"
    rows = Redaction.objects.filter(entry__summary=summary)
    deciding.accept(summary, redactions=[r.pk for r in rows if r.question], actor=town.lead)
    for user, step in ((town.lead, "review"), (town.deputy, "approve"), (town.deputy, "release")):
        post(user, f"{path}{step}/")
    work_on(claim_next(timezone.now()))
    return Summary.objects.get(pk=summary.pk)


def test_two_people_sign_and_the_file_is_downloaded(town: SimpleNamespace) -> None:
    summary = walk_to_release(town)
    assert summary.state == "released"
    file = post(town.lead, f"/evidence/summaries/{summary.pk}/file/")
    assert file.content.startswith(b"%PDF")
    assert "no-store" in file["Cache-Control"]
    assert summary.reference in file["Content-Disposition"]
    assert "Ava" not in file["Content-Disposition"]
    assert Entry.objects.filter(event="export.summary", case_id=town.case.pk).count() == 1
    assert signed_in(town.lead).get(f"/evidence/summaries/{summary.pk}/file/").status_code == 405
    page = signed_in(town.lead).get(f"/evidence/summaries/{summary.pk}/").content.decode()
    assert "Download the PDF" in page


def test_the_drafter_who_approves_is_told_why_not(town: SimpleNamespace) -> None:
    summary = proposed(town)
    rows = Redaction.objects.filter(entry__summary=summary)
    deciding.accept(summary, redactions=[r.pk for r in rows if r.question], actor=town.lead)
    signing.finish_review(summary, actor=town.lead)
    client = signed_in(town.lead)
    page = client.post(f"/evidence/summaries/{summary.pk}/approve/", follow=True).content.decode()
    assert "somebody else has to approve" in page
    assert Summary.objects.get().state == "reviewed"
    assert (
        "Approve for release"
        in signed_in(town.head).get(f"/evidence/summaries/{summary.pk}/").content.decode()
    )


def test_withdrawing_asks_for_a_reason(town: SimpleNamespace) -> None:
    summary = proposed(town)
    path = f"/evidence/summaries/{summary.pk}/steps/withdraw/"
    assert signed_in(town.lead).get(path).status_code == 200
    assert post(town.lead, path, seen=str(summary.step_seq), reason="").status_code == 422
    post(town.lead, path, seen=str(summary.step_seq), reason="The police asked for the originals instead.")
    assert Summary.objects.get().state == "withdrawn"


def test_a_person_is_written_to_the_list_and_taken_off(town: SimpleNamespace) -> None:
    path = f"/evidence/cases/{town.case.pk}/people/"
    post(town.lead, path, part="suspect", name="Kay", handles="silver_otter_77\nnight.otter", pupil="")
    person = CasePerson.objects.get()
    assert person.handles == ["silver_otter_77", "night.otter"]
    assert "Kay" in signed_in(town.lead).get(path).content.decode()
    post(town.lead, f"{path}{person.pk}/remove/")
    post(town.lead, f"{path}{person.pk}/remove/")
    assert CasePerson.objects.get().removed_at is not None


def test_strangers_learn_of_nothing_and_staff_may_do_nothing(town: SimpleNamespace) -> None:
    summary = drafted(town)
    other_lead = deciders(a_school("Millbrook School"))[0]
    for path in (f"/evidence/cases/{town.case.pk}/panel", f"/evidence/summaries/{summary.pk}/",
                 f"/evidence/summaries/{summary.pk}/preview/", f"/evidence/cases/{town.case.pk}/new/"):  # fmt: skip
        assert signed_in(other_lead).get(path).status_code == 404
        assert signed_in(town.teacher).get(path).status_code == 404
        assert Client().get(path).status_code == 302
    assert post(other_lead, f"/evidence/summaries/{summary.pk}/file/").status_code == 404


@pytest.mark.parametrize("step", ["review", "approve", "release"])
def test_signing_is_post_only(town: SimpleNamespace, step: str) -> None:
    summary = drafted(town)
    assert signed_in(town.lead).get(f"/evidence/summaries/{summary.pk}/{step}/").status_code == 405


def test_the_panel_is_a_fragment_for_htmx_and_a_page_without(town: SimpleNamespace) -> None:
    path = f"/evidence/cases/{town.case.pk}/panel"
    assert "<html" in signed_in(town.lead).get(path).content.decode()
    assert "<html" not in signed_in(town.lead).get(path, headers={"HX-Request": "true"}).content.decode()


def test_opening_a_summary_is_written_down(town: SimpleNamespace) -> None:
    summary = proposed(town)
    signed_in(town.lead).get(f"/evidence/summaries/{summary.pk}/")
    assert Reading.objects.filter(event="reading.summary", chain_id=town.case.pk).count() == 1


def test_signs_that_no_font_can_print_are_told_before_the_release(town: SimpleNamespace) -> None:
    path = f"/evidence/summaries/{proposed(town).pk}/preview/"
    assert "no font" not in signed_in(town.lead).get(path).content.decode()
    add_note(town.case, author=town.lead, text="She wrote \u1780\u1798.")
    summary = Summary.objects.get()
    propose(summary)
    page = signed_in(town.lead).get(path).content.decode()
    assert "1 place in this text holds writing or signs that no font of Handrail can print" in page
