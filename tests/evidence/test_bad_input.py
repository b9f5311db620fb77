"""What nobody expects in a note or a roll: no crash, nothing left readable that was found, a question where unsure."""

import pytest

from evidence.redaction import budget
from evidence.redaction.budget import RecogniserFailed, run
from evidence.redaction.context import CaseContext, Roll
from evidence.redaction.detect import detect
from evidence.redaction.doubts import doubts
from evidence.redaction.fold import Folded, fold
from evidence.redaction.people import Person
from evidence.redaction.plugin import load, suggesting
from evidence.redaction.span import POSSIBLE, Span
from tests.evidence.people import EVERYBODY, ROLL, case, found, spans

LONG = 500_000
HIDDEN = [
    "Ta\u200bm\u2060s\u200ei\u202an",
    "T\u0430msin",  # a Cyrillic a
    "\U0001d413\U0001d41a\U0001d426\U0001d42c\U0001d422\U0001d427",  # mathematical bold
    "\uff34\uff41\uff4d\uff53\uff49\uff4e",  # full width
    "\U0001f1f9\U0001f170\U0001f1f2\U0001f1f8\U0001f1ee\U0001f1f3",  # flag and boxed letters
]
ENDLESS = [
    "a",
    "0",
    "1.",
    "-",
    "a-",
    "x_",
    "0a",
    "A. ",
    "@",
    "'",
    "\n",
    " ",
    "\U0001f600",
    "\u0456",
    "a at a dot ",
]


@pytest.mark.parametrize("written", HIDDEN)
def test_it_reads_names_hidden_in_odd_characters(written: str) -> None:
    assert found(f"I saw {written} there.") == [("PERSON", written)]


@pytest.mark.parametrize("piece", ENDLESS)
def test_a_long_run_of_anything_is_searched_in_time(piece: str) -> None:
    assert detect([piece * (30_000 // len(piece))], case()) is not None


@pytest.mark.long
def test_half_a_megabyte_in_one_note_is_searched_to_its_end() -> None:
    text = "On Monday Tamsin told me that Kofi rang 07700 900345. " * (LONG // 54)
    assert text[spans(text)[-1].start : spans(text)[-1].end] == "07700 900345"


def test_text_in_another_script_is_a_question_and_a_known_name_in_it_is_found() -> None:
    child = Person("P9", "pupil", "\u7f8e\u73b2", "\u738b")
    context = CaseContext(Roll.of([*EVERYBODY, child]), "P9", frozenset({"P9"}))
    text = "\u5979\u8bf4\u7f8e\u73b2\u5f88\u96be\u8fc7"
    (at_once,) = detect([text], context)
    assert [(text[s.start : s.end], s.person) for s in at_once] == [("\u7f8e\u73b2", "P9")]
    (asked,) = detect([text], context, floor=POSSIBLE)
    assert [s.confidence < 0.5 for s in asked] == [True, False, True]


def test_empty_and_one_letter_names_do_no_harm() -> None:
    odd = [
        Person("X1", "pupil"),
        Person("X2", "pupil", " ", "-"),
        Person("X3", "pupil", "J", "O"),
        Person("X4", ""),
    ]
    context = CaseContext(Roll.of([*EVERYBODY, *odd]), "X3", frozenset({"X1", "X2", "X3", "X4"}))
    assert found("It was a good day. I saw a J on the wall.", context) == []
    assert ("PERSON", "J O") in found("J O was late.", context)
    assert ("PERSON", "Tamsin Greenhalgh") in found("Tamsin Greenhalgh came.", context)


def test_two_people_of_the_same_name_stay_open() -> None:
    twin = Person("P8", "pupil", "Tamsin", "Greenhalgh", gender="F")
    context = CaseContext(Roll.of([*EVERYBODY, twin]), "P1", frozenset({"P1", "P8"}))
    (span,) = spans("Tamsin Greenhalgh was late.", context)
    assert span.ambiguous
    assert set(span.candidates) == {"P1", "P8"}


def test_a_namesake_outside_the_case_is_a_doubt() -> None:
    twin = Person("P8", "pupil", "Tamsin", "Greenhalgh", gender="F")
    context = CaseContext(Roll.of([*EVERYBODY, twin]), "P1", frozenset({"P1"}))
    texts = ["Tamsin Greenhalgh sat by her twin sister and Will. \u043d\u0435\u0442"]
    (seen,) = doubts(texts, detect(texts, context), context)
    assert [doubt.kind for doubt in seen] == ["namesake", "description", "script"]
    assert all(doubt.said.endswith(".") for doubt in seen)


def broken(text: Folded, context: CaseContext) -> list[Span]:
    raise ValueError(text.text)


def astray(text: Folded, context: CaseContext) -> list[Span]:
    return [Span(3, 300, "PERSON")]


@pytest.mark.parametrize("recogniser", [broken, astray])
def test_a_recogniser_that_fails_ends_the_search_and_says_no_word_of_the_text(
    recogniser: budget.Recogniser,
) -> None:
    with pytest.raises(RecogniserFailed) as failure:
        detect(["Tamsin"], case(), extra=(recogniser,))
    assert "Tamsin" not in f"{failure.value} {failure.value.said}"
    assert failure.value.__cause__ is None


def test_a_recogniser_that_overruns_its_time_ends_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "START", -1.0)
    with pytest.raises(RecogniserFailed, match="took too long"):
        run(lambda text, context: [], fold(""), case())


def test_a_plug_in_only_suggests_and_changes_nothing_that_was_found() -> None:
    plug_in = suggesting(lambda text: [(0, len(text))])
    text = "Tamsin saw the plumber."
    assert detect([text], case(), extra=(plug_in,)) == detect([text], case())
    (spans_,) = detect([text], case(), extra=(plug_in,), floor=POSSIBLE)
    assert [(text[s.start : s.end], s.confidence < 0.5) for s in spans_] == [
        ("Tamsin", False),
        (" saw the plumber.", True),
    ]


def test_it_refuses_a_plug_in_that_is_not_there() -> None:
    with pytest.raises(ValueError, match=r"package\.module:function"):
        load("evidence.nowhere:find")


def test_the_roll_is_read_once() -> None:
    assert CaseContext(ROLL, "P1").roll.names is case().roll.names
