"""Spans, policy and labels: what the reader of each audience sees."""

import pytest

from evidence.redaction.apply import Release, redact
from evidence.redaction.redacted import Piece, RedactedText
from tests.evidence.people import case, spans
from workflows import audiences

CLASSES = {
    "P1": "subject",
    "P2": "other_pupil",
    "P6": "other_pupil",
    "C1": "requester",
    "S1": "staff",
    "S2": "informant",
}
TEXT = (
    "Tamsin Greenhalgh and Will Sharrock were messaged by silver_otter_77. Mr Greenhalgh rang 07700 900345."
)


def as_read(text: str, audience: str, *members: str) -> str:
    release = Release(audiences.get(audience), CLASSES)
    return redact(text, spans(text, case("P2", *members)), release).plain


def test_the_police_read_the_names_they_need_and_other_children_by_letter() -> None:
    assert as_read(TEXT, "police_ceop") == (
        "Tamsin Greenhalgh and [Pupil A] were messaged by silver_otter_77. Mr Greenhalgh rang 07700 900345."
    )


def test_a_parent_reads_of_her_child_and_of_nobody_else() -> None:
    assert as_read(TEXT, "parent_sar") == (
        "Tamsin Greenhalgh and [Pupil A] were messaged by [online name removed]. "
        "Mr Greenhalgh rang [phone removed]."
    )


def test_a_governor_reads_no_name_at_all() -> None:
    assert as_read(TEXT, "governor") == (
        "[Child A] and [Pupil A] were messaged by [online name removed]. [Staff 1] rang [phone removed]."
    )


def test_labels_follow_first_appearance_and_stay_with_their_person() -> None:
    text = "Will Sharrock sat by Tamsin Pickles. Tamsin Pickles left. Will Sharrock stayed."
    assert as_read(text, "social_care") == ("[Pupil A] sat by [Pupil B]. [Pupil B] left. [Pupil A] stayed.")


def test_an_informants_sentence_goes_whole() -> None:
    text = "It was noticed at lunch. Ms Lindqvist told us of the messages. Tamsin was seen."
    assert as_read(text, "parent_sar") == "It was noticed at lunch. [sentence removed] Tamsin was seen."


def test_an_ambiguous_name_is_masked_for_everybody() -> None:
    assert as_read("Tamsin was late.", "police_ceop", "P6") == "[name removed] was late."


def test_the_length_of_a_name_leaves_no_trace() -> None:
    short, long = "Will Sharrock was seen.", "Oluwadamilola van der Merwe was seen."
    release = Release(audiences.get("governor"), {"P2": "other_pupil", "P5": "other_pupil"})
    again = Release(audiences.get("governor"), {"P2": "other_pupil", "P5": "other_pupil"})
    assert redact(short, spans(short), release) == redact(long, spans(long), again)


def test_redacted_text_cannot_be_made_or_printed_by_accident() -> None:
    with pytest.raises(TypeError):
        RedactedText(object(), [Piece("raw")])
    with pytest.raises(TypeError):
        str(RedactedText.fixed("words"))
