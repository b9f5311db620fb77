"""Lawful erasure: words, files and keys go by order of two people; the trail verifies and says so; hold wins."""

import io
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from evidence.coverage import decided
from oversight.services import erasing
from oversight.services.retaining import (
    confirm_erasure,
    keep_longer,
    lift_hold,
    place_hold,
    propose_erasure,
    withdraw_erasure,
)
from oversight.services.verifying import Check
from referrals.models import Case, Concern, Consideration, Decision, Erasure, Note
from tests.factories import a_pupil, cases_of
from tests.oversight.ending import NOTE, SAW, Ending
from tests.trail.tampering import full_rights
from trail import erasable, payload_of
from trail.models import Entry
from vault.destroying import destroy
from vault.fields import Sealed
from vault.kinds import CASE
from vault.models import Key
from workflows.steps import NotAllowed, Refused

pytestmark = pytest.mark.django_db
BECAUSE = {"reason": "Twenty-five years are over."}


@pytest.fixture
def ending() -> Ending:
    return Ending()


def erase(ending: Ending, case: Case | None = None) -> Case:
    """By order of the lead and the DPO."""
    propose_erasure(case or ending.case, actor=ending.lead, **BECAUSE)
    assert confirm_erasure(case or ending.case, actor=ending.dpo)
    return Case.objects.get(pk=(case or ending.case).pk)


def words() -> str:
    """Every text, every answer and every sealed byte of every erasable row."""
    held = []
    for one in erasable.known():
        names = [field.attname for field in one.fields()]
        held += [str(getattr(row, name)) for row in one.model._base_manager.all() for name in names]
    return "\n".join(held)


def test_every_word_goes_and_the_trail_verifies_and_says_by_whose_order(ending: Ending) -> None:
    assert SAW in words() and NOTE in words() and str(ending.child.pk) in words()
    case = erase(ending)
    left = words()
    for gone in (SAW, NOTE, "aunt", "every morning", "Two soft signs", str(ending.child.pk), "I08"):
        assert gone not in left, gone
    assert (case.pupil, case.child_text, case.name_marks.count()) == (None, "", 0)
    check = Check()
    assert list(check.findings()) == []
    assert len(check.erased) == 1
    told = f"{case.reference}, entry {case.head_seq}: names and facts of entries 1-{case.head_seq - 1}"
    assert check.erased[0].startswith(told)
    people = (
        f"Designated safeguarding lead (DSL), account {str(ending.lead.pk)[:8]} and Data protection officer"
    )
    assert people in check.erased[0] and "Child protection file: 25 years" in check.erased[0]
    assert not [user for user in (ending.lead, ending.dpo) if user.name in check.erased[0]]


def test_names_in_the_trail_go_and_those_who_ordered_it_stay(ending: Ending) -> None:
    case = erase(ending)
    entries = list(Entry.objects.filter(case_id=case.pk).order_by("seq"))
    assert not [entry for entry in entries[:-1] if payload_of(entry)]
    assert entries[-1].event == "payload.erased"
    assert payload_of(entries[-1]) == {"actor": "Dana Lead", "second": "Priya Protect"}
    assert entries[-1].says["data"]["reason"] == "child"


def test_what_stays_tells_what_was_done_and_no_more(ending: Ending) -> None:
    reference, steps = ending.case.reference, ending.case.decisions.count()
    case = erase(ending)
    assert case.reference == reference and case.state == "closed"
    kept = list(Decision.objects.filter(case=case))
    assert len(kept) == steps and {one.reason for one in kept} <= {"", "[erased]"}
    assert {one.text for one in Note.objects.filter(case=case)} == {"[erased]"}


def test_nobody_opens_it_any_more_and_nothing_is_added(ending: Ending) -> None:
    case = erase(ending)
    for user in (ending.lead, ending.deputy, ending.head):
        assert not case.roles_of(user)
        assert not Case.objects.visible_to(user).exists()
    for again in (place_hold, propose_erasure):
        with pytest.raises(Refused, match="was erased"):
            again(case, actor=ending.lead, **BECAUSE)


def test_rule_12_it_needs_a_second_different_person(ending: Ending) -> None:
    propose_erasure(ending.case, actor=ending.lead, **BECAUSE)
    with pytest.raises(NotAllowed, match="somebody else"):
        confirm_erasure(ending.case, actor=ending.lead)
    order = Erasure.objects.get()
    order.confirmed_by, order.confirmed_at = ending.lead, timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        order.save()
    assert NOTE in words()


@pytest.mark.parametrize("who", ["deputy", "reporter"])
def test_others_decide_nothing(ending: Ending, who: str) -> None:
    for decide in (place_hold, propose_erasure):
        with pytest.raises(NotAllowed):
            decide(ending.case, actor=getattr(ending, who), **BECAUSE)


def test_rule_19_a_case_on_hold_is_not_erased(ending: Ending) -> None:
    propose_erasure(ending.case, actor=ending.lead, **BECAUSE)
    place_hold(ending.case, actor=ending.head, reason="A claim is announced.")
    assert Erasure.objects.get().withdrawn_at
    with pytest.raises(Refused, match="legal hold"):
        propose_erasure(ending.case, actor=ending.lead, **BECAUSE)
    lift_hold(ending.case, actor=ending.head, reason="The claim is settled.")
    erase(ending)


def test_a_hold_placed_after_the_second_person_still_stops_it(
    ending: Ending, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oversight.services.retaining.may_erase_here", lambda: False)
    propose_erasure(ending.case, actor=ending.lead, **BECAUSE)
    assert not confirm_erasure(ending.case, actor=ending.dpo)
    order = Erasure.objects.get()
    place_hold(ending.case, actor=ending.head, reason="A claim is announced.")
    with pytest.raises(Refused):
        erasing.erase(order)
    assert NOTE in words()


def test_it_waits_for_the_schedule_and_for_whoever_kept_it_longer(ending: Ending) -> None:
    young = ending.closed_case(a_pupil(ending.school, "Una", "Hollins"))
    with pytest.raises(Refused, match="may be erased from 3 May 2038"):
        propose_erasure(young, actor=ending.lead, **BECAUSE)
    until = timezone.localdate() + timedelta(days=400)
    keep_longer(ending.case, actor=ending.dpo, until=until, reason="Her daughter is at the school now.")
    with pytest.raises(Refused, match="may be erased from"):
        propose_erasure(ending.case, actor=ending.lead, **BECAUSE)
    with pytest.raises(Refused):
        keep_longer(ending.case, actor=ending.dpo, until=timezone.localdate(), reason="Until today.")


def test_a_proposal_is_taken_back(ending: Ending) -> None:
    propose_erasure(ending.case, actor=ending.lead, **BECAUSE)
    withdraw_erasure(ending.case, actor=ending.dpo)
    with pytest.raises(Refused, match="Nobody has proposed"):
        confirm_erasure(ending.case, actor=ending.head)


def test_a_concern_keeps_its_words_until_the_last_childs_case_is_erased(ending: Ending) -> None:
    twins = [
        a_pupil(ending.school, first, "Oakapple", date_of_birth=ending.child.date_of_birth) for first in "AB"
    ]
    shared = "Both were asked for their telephone numbers."
    first, second = (
        ending.finish(case) for case in cases_of(ending.school, ending.reporter, *twins, saw=shared)
    )
    erase(ending, first)
    concern = next(one for one in Concern.objects.all() if one.saw == shared)
    assert [child.description for child in concern.children.filter(pupil=None)] == [erasable.ERASED]
    assert list(Check().findings()) == []
    erase(ending, second)
    assert Concern.objects.get(pk=concern.pk).saw == erasable.ERASED
    assert list(Check().findings()) == []


def test_texts_missing_without_an_order_are_a_finding(ending: Ending) -> None:
    with full_rights():
        destroy(CASE, ending.case.pk)
        Consideration.objects.update(called=erasable.ERASED)
    found = sorted(str(finding) for finding in Check([ending.case.pk]).findings())
    assert len(found) == 1 + Consideration.objects.count()
    assert all("no entry says that they were erased" in one for one in found)


def test_a_key_that_is_gone_without_an_order_is_a_finding_and_no_erasure(ending: Ending) -> None:
    with full_rights():
        apps.get_model("trail", "Key").objects.filter(entry__case_id=ending.case.pk, entry__seq=2).delete()
    check = Check([ending.case.pk])
    assert [finding.code for finding in check.findings()] == ["key"]
    assert check.erased == []


def test_words_that_are_left_or_put_back_are_a_finding(ending: Ending) -> None:
    kept = list(Key.objects.filter(kind=CASE, scope=ending.case.pk))
    case = erase(ending)
    with full_rights():
        for key in kept:
            key.save()
        Consideration.objects.update(called="Written afterwards.")
    assert {finding.code for finding in Check([case.pk]).findings()} == {"erased"}


def test_an_erased_case_without_an_entry_is_a_finding(ending: Ending) -> None:
    Case.objects.filter(pk=ending.case.pk).update(erased_at=timezone.now())
    assert any(
        "no entry says by whose order" in finding.text for finding in Check([ending.case.pk]).findings()
    )


@pytest.mark.sqlite
def test_the_database_lets_no_text_go_before_the_entry(ending: Ending) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Consideration.objects.update(called=erasable.ERASED)
    erase(ending)
    for changes in ({"called": erasable.ERASED}, {"at": timezone.now()}):
        allowed = nullcontext() if "called" in changes else pytest.raises(IntegrityError)
        with allowed, transaction.atomic():
            Consideration.objects.update(**changes)
    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.update(written_at=timezone.now())


def test_the_command_carries_out_what_waits(ending: Ending, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oversight.services.retaining.may_erase_here", lambda: False)
    propose_erasure(ending.case, actor=ending.lead, **BECAUSE)
    confirm_erasure(ending.case, actor=ending.dpo)
    out = io.StringIO()
    call_command("erase", stdout=out)
    assert out.getvalue() == f"{ending.case.reference}: erased\n1 orders\n"
    call_command("verify_trail", stdout=out, stderr=out)
    assert "erased on" in out.getvalue() and out.getvalue().endswith("no finding\n")
    monkeypatch.setattr("oversight.management.commands.erase.may_erase_here", lambda: False)
    with pytest.raises(CommandError, match="as the eraser"):
        call_command("erase", stdout=out)


#: Columns with words that stay: what was decided about the end of records, and what tells of no child.
STAYS = {
    "erasure.reason", "legalhold.reason", "legalhold.lifted_reason", "keptlonger.reason", "longkeeping.reason",
    "namemark.mark", "case.head_hash",
}  # fmt: skip
#: Of the evidence room: codes, digests, references, keys; and police advice, which stands beside a locked file.
EVIDENCE_STAYS = {
    "attachment.kind", "attachment.sha256", "attachmentswitch.reason", "caseperson.part", "formfile.sha256",
    "handover.mark", "handover.sha256", "handover.token", "handover.way", "policeadvice.advice", "policeadvice.officer",
    "policeadvice.reference", "redaction.decision", "redaction.hint", "redaction.recogniser", "redaction.type",
    "signingkey.certificate", "signingkey.fingerprint", "signingkey.sealed", "summary.audience", "summary.policy",
    "summary.progress", "summary.reference", "summary.series", "summary.sources_digest", "summary.state",
    "summary.wants", "summaryentry.heading", "summaryentry.section", "summaryentry.source", "summaryfile.mark",
    "summaryfile.sha256",
}  # fmt: skip


def test_every_column_that_can_hold_words_goes_or_somebody_decided_that_it_stays() -> None:
    holding = (models.CharField, models.TextField, models.JSONField, models.BinaryField, Sealed)
    found = {
        f"{model._meta.model_name}.{field.name}"
        for room in ("referrals", "evidence")
        for model in apps.get_app_config(room).get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, holding)
    }
    goes = {
        f"{one.model._meta.model_name}.{field.name}" for one in erasable.known() for field in one.fields()
    }
    codes = {name for name, fate in decided().items() if fate == "codes"}
    others = {"decision.step", "referral.route", "note.kind", "thresholddecision.answer", "childpart.part"}
    assert found - goes == (codes | others | STAYS | EVIDENCE_STAYS) - goes
