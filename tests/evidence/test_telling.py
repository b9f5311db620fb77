"""Who told: the sentence goes, and those around it that point back; what is unsure is asked."""

import pytest

from evidence.redaction import telling
from evidence.redaction.apply import Release, redact
from evidence.redaction.detect import detect
from tests.evidence.people import case
from workflows import audiences

CLASSES = {
    "P1": "subject",
    "P2": "other_pupil",
    "P3": "other_pupil",
    "C1": "requester",
    "S1": "staff",
    "S2": "informant",
}
SURE, LIKELY, ASKED = telling.SURE, telling.LIKELY, telling.IN_DOUBT


def told(text: str, audience: str = "parent_sar") -> list[tuple[str, float]]:
    """The sentences that show who told, with how sure that is."""
    context = case("P2", "P3")
    release = Release(audiences.get(audience), CLASSES)
    spans = telling.find(text, detect([text], context, floor=0.25)[0], release, context.people)
    return [(text[span.start : span.end], span.confidence) for span in spans]


@pytest.mark.parametrize(
    "sentence",
    [
        "Will Sharrock told us of the messages.",
        "It was Will Sharrock who told me.",
        "What I saw by Will Sharrock.",
        "Will Sharrock comes to the office.",
        "Will Sharrock (9B) had seen the phone.",
        "Will Sharrock, her neighbour, rang reception.",
        "According to Will Sharrock it began in June.",
        "I heard it from Will Sharrock.",
        "Your pupil Will Sharrock used our webchat and gave us leave to tell you.",
        "The person who came to see me is Will Sharrock.",
        "Will Sharrock read the messages and told Mr Poon.",
        "its me Will Sharrock, i want to stay private but you should know.",
        "Will Sharrock from 8C turned up at my door with it.",
        "Hi Jo, Will Sharrock has asked me to pass something on.",
        "Witness: Will Sharrock.",
        "It was Will Sharrock who came and told the office.",
        "The first report was made by Will Sharrock and by nobody else.",
        "The meeting heard that Will Sharrock had come forward.",
        "The note on my desk was from Will Sharrock.",
        "I asked Will Sharrock and he nodded.",
        "Will Sharrock let slip that there was a second phone.",
        "Will Sharrock pulled me aside after maths.",
        "Will Sharrock blurted it out at lunch.",
        "Will Sharrock is worried about her.",
        "This came from Will Sharrock, in confidence.",
        "Will Sharrock stated that she had gone.",
        "Will Sharrock sent us a screenshot.",
        "We were tipped off by Will Sharrock.",
        "Source: Will Sharrock.",
        "In the words of Will Sharrock, it is a secret.",
        "Will Sharrock has stood by what he told Mr Greenhalgh.",
        "Will Sharrock repeated what he had seen.",
        "We only know because Will Sharrock plucked up the courage.",
        "But for Will Sharrock nobody would have known.",
        '"Miss, she is not safe" - that was Will Sharrock, at the gate.',
        "A note under the door, signed Will Sharrock.",
        "The handwriting is Will Sharrock's.",
        "T/c from Will Sharrock, worried.",
        "Will Sharrock to Mr Greenhalgh, on the bus.",
        "We have this from a neighbour, Will Sharrock, who asked for his name to be kept out.",
        "Info rec'd from Will Sharrock.",
        "A message came through the website from Will Sharrock, who is at another school.",
        "Will Sharrock on the tills says she buys no lunch.",
        '"She is not safe", says Will Sharrock.',
        "I, Will Sharrock, was there and saw what went on.",
        "my name is Will Sharrock and i want to say that i saw her.",
        "I recognised the voice as Will Sharrock.",
    ],
)
def test_a_third_person_who_tells_is_masked_with_the_sentence(sentence: str) -> None:
    assert told(f"Tamsin was calm. {sentence} Tamsin was seen.") == [(sentence, SURE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Greenhalgh told us.",
        "Tamsin told us.",
        "We asked Will Sharrock to sit down.",
        "He was quiet.",
        "Will Sharrock was sitting with her.",
        "She walked home with Will Sharrock and May.",
        "Will Sharrock is in 8C and likes football.",
        "It was Will Sharrock's birthday.",
        "Her seat is beside Will Sharrock from now on.",
        "Will Sharrock to Mr Greenhalgh's room at two.",
    ],
)
def test_staff_the_child_and_whoever_is_only_named_are_no_source(sentence: str) -> None:
    assert told(sentence) == []


def test_sentences_that_point_back_go_with_it_and_the_chain_ends_with_them() -> None:
    text = "Will Sharrock told us. He had seen the phone. Then he left. Tamsin was calm. He came back."
    assert told(text) == [
        ("Will Sharrock told us.", SURE),
        ("He had seen the phone.", SURE),
        ("Then he left.", SURE),
    ]


def test_an_informant_of_the_list_takes_the_next_sentence_along() -> None:
    assert told("Ms Lindqvist came in. She was worried.") == [("She was worried.", SURE)]


def test_a_sentence_that_begins_with_the_same_name_again_goes_too() -> None:
    text = '"She is not safe", says Will Sharrock. Will Sharrock found a note. May rested.'
    assert [sure for _, sure in told(text)] == [SURE, SURE]


def test_who_says_that_they_are_the_one_who_rang_goes_with_the_name_before() -> None:
    text = "I am Witek Jowett, I run the chip shop. I am the one who rang about the van. Tamsin was seen."
    assert [sure for _, sure in told(text)] == [LIKELY, SURE]


def test_she_does_not_point_back_to_a_boy() -> None:
    assert told("Will Sharrock told us. She was crying.") == [("Will Sharrock told us.", SURE)]


def test_a_sentence_that_may_point_back_goes_or_is_asked_about() -> None:
    text = "A pupil came to my room. It was Will Sharrock who told me. The phone was his."
    assert told(text) == [
        ("A pupil came to my room.", LIKELY),
        ("It was Will Sharrock who told me.", SURE),
        ("The phone was his.", ASKED),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A Year 9 pupil who did not want to be named spoke at break.",
        "Somebody told the office.",
        "Her friend has seen it.",
        "The neighbour rang at nine.",
        "It was reported that she had a phone.",
        "We were told by telephone on Monday.",
        "The school nurse passed this on.",
        "There was an anonymous call about it.",
        "She reported what she had been told by two pupils.",
        "We heard it from a friend of hers.",
        "According to a peer there is a second phone.",
        "One of her friends spoke up.",
        "The caller would not give a name.",
    ],
)
def test_a_source_whom_nobody_names_goes_unless_somebody_leaves_it_in(sentence: str) -> None:
    assert told(sentence) == [(sentence, LIKELY)]


@pytest.mark.parametrize("audience", ["police_ceop", "social_care", "governor"])
def test_an_audience_that_may_learn_who_told_is_asked_nothing(audience: str) -> None:
    assert told("Will Sharrock told us. He had seen it.", audience) == []


def test_nothing_of_the_informant_is_left_in_what_the_parent_reads() -> None:
    text = "At lunch Tamsin cried. Will Sharrock told us of the messages. He had heard them. Tamsin rested."
    context, release = case("P2"), Release(audiences.get("parent_sar"), CLASSES)
    spans = detect([text], context)[0]
    every = [*spans, *telling.find(text, spans, release, context.people)]
    assert redact(text, every, release).plain == (
        "At lunch Tamsin cried. [sentence removed] [sentence removed] Tamsin rested."
    )


def test_what_a_statement_goes_on_to_say_goes_or_is_asked() -> None:
    text = "Statement of Will Sharrock: it began in June. The phone was new. I told Mr Greenhalgh at once."
    assert [sure for _, sure in told(text)] == [SURE, ASKED, SURE]


def test_a_name_given_afterwards_takes_the_sentence_before_with_it() -> None:
    text = "A friend had been to see me. (It was Will Sharrock.)"
    assert [sure for _, sure in told(text)] == [SURE, SURE]


def test_a_name_over_the_end_of_a_line_parts_no_sentence() -> None:
    assert told("Will Sharrock told us that Tamsin\nGreenhalgh was sad.") == [
        ("Will Sharrock told us that Tamsin\nGreenhalgh was sad.", SURE)
    ]
