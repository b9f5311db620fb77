"""Chats as programmes write them out: where the labels stand, and whose they are."""

import pytest

from evidence.redaction.detect import detect
from evidence.redaction.fold import fold
from evidence.redaction.transcript import labels_of
from tests.evidence.people import case

LAYOUTS = [
    "{name}: {line}",
    "{name} \u00bb {line}",
    "[{time}] {name}: {line}",
    "[04/05/2026, {time}:07] {name}: {line}",
    "04/05/2026, {time} - {name}: {line}",
    "{time} <{name}> {line}",
    "{name} ({time}): {line}",
    "{name} - Today at {time}\n{line}",
    "{name}> {line}",
    "{name} :: {line}",
    "{name}\t{time}\t{line}",
    "{name} | {time} | {line}",
    "{name}, {time}\n{line}\n",
    "From {name} at {time}: {line}",
    "Message from {name} (04/05/2026 {time})\n{line}",
    "{name} said: {line}",
    "04/05/2026 {time} {name} wrote: {line}",
    "{name} \u2192 {line}",
    "{name}:\n{line}",
    "{name}\n  {line}",
    "Sender: {name}\nText: {line}",
    "{name} - {line}",
    "04/05/2026 | {time} | from {name} | {line}",
]
SAID = [
    ("silver_otter9", "hi there"),
    ("tamtam", "who r u"),
    ("silver_otter9", "ok then"),
    ("tamtam", "no way"),
]
DATED = ["my dob is 7/7/09 work it out", "meet 11:45pm, not a min later", "they sat next to me", "bye"]
NO_CHATS = [
    "Name: Ava Bell\nDate: 4 May 2026\nSchool: ours",
    "Present: Ms Kerr\nApologies: none\nNext: 3 June\nNotes: none",
    "1. Ring home.\n2. See the tutor.\n3. Book the room.",
    "09:15 arrived late\n10:20 left for the nurse\n11:00 back in class",
]


def _chat(layout: str) -> str:
    return "\n".join(
        layout.format(name=name, line=line, time=f"20:1{at}") for at, (name, line) in enumerate(SAID)
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_labels_stand_before_what_is_said(layout: str) -> None:
    text = _chat(layout)
    folded = fold(text)
    assert [folded.plain[start:end] for start, end in folded.labels] == [name for name, _ in SAID]


def test_what_stands_below_a_label_is_no_label_even_where_a_time_is_said() -> None:
    folded = fold("\n\n".join(f"silver_otter9 \u00b7 20:1{at}\n{line}" for at, line in enumerate(DATED)))
    assert {folded.plain[start:end].rstrip(" \u00b7") for start, end in folded.labels} == {"silver_otter9"}


@pytest.mark.parametrize("text", NO_CHATS)
def test_a_form_a_list_and_a_log_are_no_chat(text: str) -> None:
    assert labels_of(text) == []


OWN = [
    "tamtam: everyone calls me Tamsin Greenhalgh",
    "tamtam: dont share it 07700 900111",
    "tamtam: we live 14 otter lane",
    "tamtam: mums number 01632 960123",
    "silver_otter9: so tamsin greenhalgh is it",
    "silver_otter9: heyyy tamsin greenhalgh",
]
NOT_OWN = [
    "tamtam: ask tamsin greenhalgh",
    "tamtam: her number is 07700 900111",
    "silver_otter9: everyone knows tamsin greenhalgh",
]


def _owner(line: str, label: str) -> str | None:
    text = (
        f"silver_otter9: hi\n{label}: hello\nsilver_otter9: ok\n{line.replace('tamtam', label)}\n{label}: bye"
    )
    spans = detect([text], case("C1"))[0]
    return next(one.person for one in spans if text[one.start : one.end] == label)


@pytest.mark.parametrize("line", OWN)
def test_a_speaker_is_known_by_what_is_said_of_oneself(line: str) -> None:
    assert _owner(line, "quietfox71") == "P1"


@pytest.mark.parametrize("line", NOT_OWN)
def test_a_speaker_is_not_known_by_what_is_said_of_another(line: str) -> None:
    assert _owner(line, "quietfox71") is None


def test_a_speaker_is_known_by_a_name_among_signs_and_words() -> None:
    assert _owner("silver_otter9: hm", "itstam83") == "P1"


def test_a_number_on_record_settles_it_against_names_and_nobody_unsettles_it() -> None:
    said = "quietfox71: this is will sharrock\nquietfox71: ring me 07700 900111"
    assert _owner(said, "quietfox71") == "P1"
    assert _owner(f"{said}\nquietfox71: im jaxon", "quietfox71") is None
