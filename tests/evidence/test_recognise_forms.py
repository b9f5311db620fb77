"""Forms in which a school writes a name: for each recogniser what must be found and what must not."""

import pytest

from evidence.redaction.detect import detect
from tests.evidence.people import case, found

CAPITALS = [
    ("TAMSIN TOLD MR GREENHALGH ABOUT A BOY KNOWN AS DAMO.", ["TAMSIN", "GREENHALGH", "DAMO"]),
    (
        "so i rang home and mum said tamsin told rosalind about this lad jaxon",
        ["tamsin", "rosalind", "jaxon"],
    ),
    ("Sian and will went out. i told will and he left", ["Sian", "will", "will"]),
]
BESIDE = [
    ("Greenhalgh, T (8R) was absent.", "Greenhalgh, T"),
    ("GREENHALGH T late.", "GREENHALGH T"),
    ("Present: E. M. Greenhalgh (DSL)", "E. M. Greenhalgh"),
    ("Mr van der Merwe rang.", "van der Merwe"),
    ("Osei-Bonsu, M was late.", "Osei-Bonsu, M"),
    ("Holly and O Hare ran.", "O Hare"),
]
POSSESSIVE = [
    ("phoned tamsins mum no answer", "tamsins"),
    ("The Greenhalghs live opposite.", "Greenhalghs"),
    ("wills mum came in", "wills"),
]
NOT_POSSESSIVE = ["She wills herself on.", "He makes wills for people.", "The parents met."]
LETTERS = [("Spoke to T at break.", "T"), ("T. was tearful.", "T"), ("Rang T's dad.", "T")]
NOT_LETTERS = [
    "Set T was full.",
    "Plan T is better.",
    "Year 9 T-shirts came.",
    "I told A that a plan was made.",
]
TAGS = [("#justicefortamsin was posted", "tamsin"), ("they wrote #askwill again", "will")]
VEHICLES = [
    ("A van, O331 YKK, was there.", "O331 YKK"),
    ("i drive a b563fxc", "b563fxc"),
    ("Seen: AB12 CDE, then A123 BCD.", "A123 BCD"),
    ("his details: jo@mail.example, 203.0.113.9, r119reb", "r119reb"),
]
NOT_VEHICLES = ["Form B12 met in A40 at 10.", "Use form A123 for it.", "See AB12 of the plan."]
STRANGERS = [
    ("Minutes: J. Tennant.", "J. Tennant"),
    ("Apologies from PC Lomax.", "Lomax"),
    ("stepdad, Gavin, came in", "Gavin"),
    ("Nan (Maureen) waited.", "Maureen"),
    ("My names josh btw", "josh"),
    ("Is keeley ur real name", "keeley"),
    ("Referral by Poppy Marlow today.", "Poppy Marlow"),
    ("She is afraid of Josh.", "Josh"),
]
NOT_STRANGERS = [
    "An app called Bromcom was used.",
    "Keeping Children Safe in Education and the Children Act 1989 were cited.",
    "Red Nose Day, World Book Day and Sports Day are in June.",
    "London, Paris and New York were on the board.",
    "On 17th January the DfE and all DSLs met at the Severn Bridge.",
    "We read Of Mice and Men; Lennie and Curley were discussed.",
    "Name of child: see above\nName of parent: see above\nSchool: see above",
    "She told us the office had rung the Northshire County Council.",
]


@pytest.mark.parametrize(("text", "names"), CAPITALS)
def test_it_needs_no_capitals(text: str, names: list[str]) -> None:
    assert [said for kind, said in found(text, case("P2", "P4", "C1")) if kind == "PERSON"] == names


@pytest.mark.parametrize(
    ("text", "name"), BESIDE + POSSESSIVE + LETTERS + TAGS + STRANGERS, ids=lambda value: value[:40]
)
def test_it_finds_a_name_in_this_form(text: str, name: str) -> None:
    assert ("PERSON", name) in found(text, case("P2", "P3", "P4", "P5", "S1"))


@pytest.mark.parametrize("text", NOT_POSSESSIVE + NOT_LETTERS + NOT_VEHICLES + NOT_STRANGERS)
def test_it_leaves_these_alone(text: str) -> None:
    assert found(text, case("P2", "P3", "P5", "S1")) == []


@pytest.mark.parametrize(("text", "mark"), VEHICLES)
def test_it_finds_the_mark_of_a_vehicle(text: str, mark: str) -> None:
    assert ("VRM", mark) in found(text)


def test_a_nickname_needs_somebody_in_the_case() -> None:
    assert ("PERSON", "Wren") in found("Wren told me.", case("P4"))
    assert ("PERSON", "billy") in found("i asked billy and he said no", case("P2"))
    assert found("They watched billy goats.") == []


def test_a_full_name_is_no_name_with_a_verb_behind() -> None:
    assert [said for _, said in found("Mr Sharrock will sign it.", case("P2"))] == ["Sharrock"]


def test_a_form_is_no_chat_and_a_chat_may_put_names_on_lines_of_their_own() -> None:
    form = "Name: Tamsin Greenhalgh\nDate: 4 May 2026\nSchool: ours"
    assert [said for _, said in found(form)] == ["Tamsin Greenhalgh"]
    chat = "silverotter\n  hi\ntamtam\n  hello\nsilverotter\n  ok"
    assert [said for _, said in found(chat)] == ["silverotter", "tamtam", "silverotter"]


def test_what_one_text_gives_away_is_found_in_all() -> None:
    texts = [
        "He says his name is Corvane Addlestone.",
        "silver_otter_9: hi",
        "addlestone and silver_otter_9 met",
    ]
    spans = detect(texts, case())
    assert [texts[2][s.start : s.end] for s in spans[2]] == ["addlestone", "silver_otter_9"]
