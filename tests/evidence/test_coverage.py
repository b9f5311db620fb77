"""No text of a case is forgotten: each field that can hold words is printed, or somebody decided why it is not."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import models

from evidence import sources
from evidence.composing import compose
from evidence.coverage import FILE, check_coverage, decided
from evidence.pdf.refused import GateRefused
from evidence.sources import sources_of
from referrals.models import Case, Concern, Note, Referral
from referrals.services.cases import add_note
from tests.evidence.conftest import proposed
from vault.sealed import Sealed

#: Rows of a case that hold no words by themselves: marks that cannot be told back, and who is shut out.
WORDLESS = {"namemark", "shutout"}
#: Not one text: a code with words of its own, and answers by name.
OF_ITS_OWN = ("kind", "route", "facts", "sheet_answers")
HOLD_WORDS = (models.CharField, models.TextField, models.JSONField, Sealed)


def fields_with_words() -> set[str]:
    records = [
        model
        for model in apps.get_app_config("referrals").get_models()
        if model._meta.model_name not in WORDLESS
    ]
    return {
        f"{model._meta.model_name}.{field.name}"
        for model in records
        for field in model._meta.concrete_fields
        if isinstance(field, HOLD_WORDS)
    }


def test_every_field_that_can_hold_words_is_decided_about() -> None:
    undecided = fields_with_words() - set(decided())
    assert not undecided, f"say in {FILE.name} what a summary does with {', '.join(sorted(undecided))}"


def test_nothing_is_decided_about_a_field_that_is_not_there() -> None:
    assert set(decided()) <= fields_with_words()


def test_every_printed_field_of_a_concern_a_note_and_a_referral_stands_there_once(
    town: SimpleNamespace,
) -> None:
    printed = [name.split(".") for name, fate in decided().items() if fate == "printed"]
    concern = Concern.objects.get(children__case=town.case)
    note = Note(case=town.case, author=town.lead, text="x")
    referral = Referral(case=town.case, route="social_care")
    for record, kind in ((concern, "concern"), (note, "note"), (referral, "referral")):
        for model, field in printed:
            if model == kind and field not in OF_ITS_OWN:
                setattr(record, field, f"words of {kind} {field}")
    referral.sheet_answers = {"whereabouts": "words of referral sheet_answers"}
    sources = texts_with(concern, note, referral, town)
    for model, field in printed:
        if model in ("concern", "note", "referral") and field not in OF_ITS_OWN:
            assert sources.count(f"words of {model} {field}") == 1, field
    assert sources.count("words of referral sheet_answers") == 1


def texts_with(concern: Concern, note: Note, referral: Referral, town: SimpleNamespace) -> str:
    made = [*sources._concern(concern), sources._note(note)[1]]
    return "\n".join([*(source.text for source in made), sources._told(referral)])


def test_the_name_a_reporter_wrote_for_a_child_not_on_the_list_stands_there() -> None:
    case = Case(child_text="the smaller of the two Bells")
    assert [source.text for source in sources._child(case)] == ["the smaller of the two Bells"]


def test_a_note_tells_who_told_the_parents(town: SimpleNamespace) -> None:
    add_note(town.case, author=town.lead, text="That we look into it.", kind="parents", spoke_to="Ms Bell",
             told_by="Mr Tutor")  # fmt: skip
    texts = [source.text for source in sources_of(town.case)]
    assert any("with Ms Bell, told by Mr Tutor, written by" in text for text in texts)


def test_a_text_that_is_missing_changed_or_printed_twice_stops_the_file(town: SimpleNamespace) -> None:
    composed, sources = compose(proposed(town)), sources_of(town.case)
    check_coverage(sources, composed.entries, composed.document)
    with pytest.raises(GateRefused, match="every text"):
        check_coverage(sources, composed.entries[1:], composed.document)
    with pytest.raises(GateRefused, match="twice"):
        check_coverage(sources * 2, composed.entries * 2, composed.document)
    composed.entries[0][0].text += "."
    with pytest.raises(GateRefused, match="as it stands"):
        check_coverage(sources, composed.entries, composed.document)
