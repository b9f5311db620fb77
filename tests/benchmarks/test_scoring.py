"""The scorer on small examples whose figures one can count by hand."""

import pytest

from benchmarks.redaction.floors import FLOORS, missed
from benchmarks.redaction.scoring.coverage import count_coverage
from benchmarks.redaction.scoring.figures import FIGURES, intervals, total
from benchmarks.redaction.scoring.linking import count_links
from benchmarks.redaction.scoring.quasi import count_warnings
from benchmarks.redaction.scoring.reviewing import open_decisions, reviewed
from benchmarks.redaction.scoring.score import score

TEXT = "Amber Stone rang. Will Hope pay? Tyler is the only twin."
ROLL = {
    "school": "Larkmead High School",
    "people": [
        {"id": "P1", "role": "pupil", "first": "Amber", "surname": "Stone", "relations": [["mother", "C1"]]},
        {"id": "P2", "role": "pupil", "first": "Hope", "surname": "Bell", "relations": []},
        {"id": "C1", "role": "contact", "first": "Ivy", "surname": "Stone", "relations": []},
        {"id": "S1", "role": "staff", "first": "Mark", "surname": "Bell", "relations": []},
    ],
}


def gold(words, person="P1", text=TEXT, **more):
    start = text.index(words)
    plain = {"type": "PERSON", "known": True, "variant": "full", "tier": 1, "role": "pupil"}
    return {"start": start, "end": start + len(words), "text": words, "person": person, **plain, **more}


def found(words, person=None, text=TEXT, **more):
    start = text.index(words)
    plain = {"type": "PERSON", "person": person, "conf": 0.95}
    return {"start": start, "end": start + len(words), **plain, **more}


def passage(*spans, text=TEXT, negatives=()):
    return {
        "id": "x", "case": "K1", "subject": "P1", "requester": "C1", "text": text, "spans": list(spans),
        "negatives": list(negatives),
    }  # fmt: skip


STRANGER = gold("Tyler", "K1-O", known=False, role="offender")
QUASI = gold("the only twin", type="QUASI", tier=2, variant="relational")
TRAP = {"start": TEXT.index("Will"), "end": TEXT.index("Will") + 4, "text": "Will", "cls": "word"}


def test_half_a_name_is_a_leak():
    counts = count_coverage(passage(gold("Amber Stone"), STRANGER), [found("Amber"), found("Tyler")])
    assert (counts["direct"], counts["direct_ok"]) == (2, 1)
    assert (counts["known"], counts["known_ok"], counts["unknown"], counts["unknown_ok"]) == (1, 0, 1, 1)
    assert (counts["tokens"], counts["tokens_leaked"], counts["clean"]) == (3, 1, 0)
    assert (counts["entities"], counts["entities_ok"]) == (2, 1)


def test_two_spans_may_cover_a_name_together():
    counts = count_coverage(passage(gold("Amber Stone")), [found("Amber"), found("Stone")])
    assert counts["direct_ok"] == counts["clean"] == 1 and not counts["tokens_leaked"]


def test_an_ordinary_word_that_is_taken_out_costs_precision():
    counts = count_coverage(
        passage(gold("Amber Stone"), negatives=[TRAP]), [found("Amber Stone"), found("Will")]
    )
    assert (counts["found"], counts["found_ok"]) == (2, 1)
    assert (counts["trap:word"], counts["trap:word_hit"]) == (1, 1)
    assert (counts["other"], counts["other_lost"]) == (9, 1)


def test_a_speaker_label_counts_apart_from_other_handles():
    text = "amber_fox: hi"
    label = gold("amber_fox", text=text, type="HANDLE", variant="speaker")
    counts = count_coverage(passage(label, text=text), [])
    assert counts["speakers"] == 1 and not counts["direct"] and not counts["structured"]
    assert not counts["clean"] and counts["tokens_leaked"] == 1


def test_a_warning_covers_nothing_and_is_counted_as_a_warning():
    warned = [found("the only twin", type="QUASI")]
    told = passage(QUASI)
    assert not count_coverage(told, warned)["found"] and not count_coverage(told, warned)["other_lost"]
    assert count_warnings(told, warned)["quasi_warned"] == 1
    assert count_warnings(told, [])["quasi_warned"] == 0
    assert count_warnings(passage(), warned)["quasi_false"] == 1


def test_a_label_for_two_people_is_mixed():
    told = passage(gold("Amber Stone"), gold("Hope", "P2"))
    counts = count_links([told], [[found("Amber Stone", "P1"), found("Hope", "P1")]])
    assert (counts["linked"], counts["linked_ok"]) == (2, 1)
    assert (counts["labels"], counts["labels_mixed"]) == (1, 1)


def test_leaving_open_costs_nothing_and_a_guess_does():
    told = passage(gold("Hope", "P2", ambiguous=True))
    left, guessed = count_links([told], [[found("Hope")]]), count_links([told], [[found("Hope", "P2")]])
    assert (left["linked"], left["mentions_open"]) == (0, 1)
    assert (guessed["linked"], guessed["linked_ok"]) == (1, 0)


def test_subject_access_keeps_the_child_and_masks_the_others():
    text = "Amber Stone told Mark Bell that Hope Bell rang 07700 900123 and Tyler."
    theirs = [gold("Amber Stone", text=text), gold("07700 900123", text=text, type="PHONE")]
    others = [
        gold("Hope Bell", "P2", text=text),
        gold("Tyler", "K1-O", text=text, known=False, role="offender"),
    ]
    told = passage(*theirs, *others, gold("Mark Bell", "S1", text=text, role="staff"), text=text)
    right = [found("Amber Stone", "P1", text), found("Mark Bell", "S1", text), found("Hope Bell", "P2", text)]
    counts = score(ROLL, [told], [[*right, found("07700 900123", None, text, type="PHONE")]])["counts"]
    assert (counts["own"], counts["own_kept"]) == (2, 1)  # nobody knows whose the number is: it goes
    assert (counts["others"], counts["others_left"]) == (2, 1)  # the stranger was not found
    wrong = [found("Amber Stone", "P1", text), found("Hope Bell", "P1", text), found("Tyler", None, text)]
    assert score(ROLL, [told], [wrong])["counts"]["others_left"] == 1  # taken for the child, so it stays


def test_a_name_that_the_text_leaves_open_is_no_loss_of_the_childs_own():
    told = passage(gold("Amber Stone", ambiguous=True))
    assert score(ROLL, [told], [[found("Amber Stone")]])["counts"].get("own", 0) == 0


@pytest.mark.parametrize(("who", "counted"), [("P2", 1), ("K1-U", 1), ("P1", 0), ("C1", 0), ("S1", 0)])
def test_a_sentence_counts_where_its_source_is_one_whom_the_reader_may_not_know(who, counted):
    sentence = {"start": 0, "end": 17, "text": TEXT[:17], "person": who}
    told = passage(gold("Amber Stone", who)) | {"case_people": [], "told_by": [sentence]}
    assert score(ROLL, [told], [[found("Amber Stone", who)]])["counts"].get("told", 0) == counted


def test_a_perfect_review_answers_what_is_open_and_nothing_else():
    told = passage(gold("Amber Stone"), STRANGER)
    possible = [
        found("Amber Stone"),
        found("Tyler", conf=0.3),
        found("Will", conf=0.4),
        found("pay", conf=0.6),
    ]
    settled = reviewed(told, possible)
    assert [(TEXT[s["start"] : s["end"]], s["person"]) for s in settled] == [
        ("Amber Stone", "P1"), ("Tyler", None), ("pay", None),
    ]  # fmt: skip
    assert open_decisions(possible) == 2


def test_the_whole_is_the_sum_of_the_cases_and_intervals_hold_it():
    two = [passage(gold("Amber Stone")), passage(gold("Amber Stone")) | {"case": "K2"}]
    told = score(ROLL, two, [[found("Amber Stone", "P1")], []])
    assert told["figures"]["direct_recall"] == told["figures"]["clean_passages"] == 50
    low, high = told["intervals"]["direct_recall"]
    assert low == 0 and high == 100
    assert told == score(ROLL, two, [[found("Amber Stone", "P1")], []])


def test_nothing_to_count_gives_no_figure():
    counts = total([count_coverage(passage(), [])])
    assert {figure.code: figure.of(counts) for figure in FIGURES}["direct_recall"] is None
    assert "direct_recall" not in intervals([counts])


@pytest.mark.parametrize(
    ("code", "bad"), [("direct_recall", 99.2), ("token_leak", 0.6), ("access_leak", 0.51)]
)
def test_a_floor_is_missed_from_the_bad_side_only(code, bad):
    reached = dict(FLOORS)
    assert missed(reached) == []
    assert len(missed(reached | {code: bad})) == 1


def test_every_floor_is_a_figure():
    assert set(FLOORS) <= {figure.code for figure in FIGURES}
