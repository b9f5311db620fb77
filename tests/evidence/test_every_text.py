"""Whatever a person may type into a case is in its summary, redacted, or stands here with why it is left out."""

from types import SimpleNamespace

import pytest
from django.db import models

from evidence.sources import CONCERN_FIELDS
from evidence.sources import _concern as concern_sources
from referrals.models import Case, Concern, Decision, Grant, Note, Referral
from referrals.models.assessment import Assessment, Consideration
from referrals.models.concern import ConcernChild
from referrals.services.cases import add_note
from tests.evidence.conftest import entry_with, proposed

IN_IT = {
    Concern: {name for name, _ in CONCERN_FIELDS},
    ConcernChild: {"description"},  # as the name of the child
    Note: {"text", "spoke_to", "told_by"},
    Decision: {"reason", "facts"},
    Consideration: {"reason"},
    Referral: {"reason", "facts", "outside_reference"},
    Case: {"child_text"},  # as the name of the child
}
LEFT_OUT = {
    (Case, "about_text"): "said in the concern: which adult it is about",
    (Grant, "reason"): "why a colleague was let in: about the colleague, not about the child",
    (Assessment, "answers"): "ticks, no words; the decision that followed has its reason",
    (Assessment, "rows"): "codes of the policy",
    (Assessment, "routes"): "codes of the policy",
}


def typed(model: type[models.Model]) -> set[str]:
    """The fields of a record that may hold a person's words: texts without a fixed list of answers."""
    codes = "reference state machine step role policy route rule consent aware".split()
    kinds = (models.TextField, models.CharField, models.JSONField)
    return {
        field.name for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices and not field.name.startswith(("state_", "close_"))
        and field.name not in codes
    }  # fmt: skip


@pytest.mark.parametrize(
    "model", [Case, Concern, ConcernChild, Note, Decision, Referral, Grant, Assessment, Consideration]
)
def test_every_field_that_holds_words_is_in_or_left_out_with_a_reason(model: type[models.Model]) -> None:
    named = IN_IT.get(model, set()) | {name for owner, name in LEFT_OUT if owner is model}
    assert typed(model) - named == set(), "a summary must not pass over what was typed here"
    assert named <= {field.name for field in model._meta.concrete_fields}


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
    entry = entry_with(proposed(town), "considered a referral to CEOP")
    assert "and made none.\nReason – Wilfred Okonkwo rang" in entry.text
    assert entry.redactions.filter(type="PERSON").count() == 2


def test_who_spoke_with_whom_is_in_it(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, spoke_to="Ms Bell", told_by="Officer Prentice", text="They know.")
    assert entry_with(proposed(town), "with Ms Bell, by Officer Prentice, written by")


def test_a_text_is_kept_composed_and_with_plain_line_ends(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text="Zoe\u0308 came.\r\nShe left.\rIt rained.")
    assert entry_with(proposed(town), "Zoë came.\nShe left.\nIt rained.")
