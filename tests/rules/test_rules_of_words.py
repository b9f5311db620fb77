"""Rules about what Handrail says: read in every template, every table and every text of the code."""

import re

import pytest

from tests.rules.house import sentences, spoken
from workflows.deadlines import BASES, RULES

NEGATED = re.compile(r"\b(not?|never|nobody|nothing|cannot|must not)\b", re.I)
#: Titles and labels that name the thing without asking anybody for anything.
ASKS_NOTHING = re.compile(
    r"was a picture or video asked for|^(if|says) = |sexual act or picture|scan this picture|square code|wider picture|"
    r"/Image|^pictures of a child:$",
    re.I,
)
#: Signs tell what somebody did to a child, and recognisers read what others wrote; they ask nobody for anything and
#: promise nothing.
TELLS = {
    "workflows/indicators.toml",
    "evidence/redaction/recognisers/note_frames.py",
    "evidence/redaction/recognisers/chat_frames.py",
    "evidence/redaction/telling_words.py",
}


@pytest.mark.parametrize(
    "words",
    [r"not grooming", r"(low|no|minimal) risk", r"risk score", r"(is|was|are) (now )?safe\b(?! right now)"],
)
def test_rule_04_nothing_is_called_safe(words: str) -> None:
    allowed = {"When everybody is safe:"}  # the danger card: when to write it down
    assert not [said for said in sentences(words) if said[1] not in allowed]


def test_rule_04_a_stage_is_named_and_is_no_gate() -> None:
    assert not list(sentences(r"(cannot|may not) (refer|report) (before|until)"))


def test_rule_06_a_picture_is_only_spoken_of_to_leave_it_alone() -> None:
    for name, sentence in sentences(r"\b(pictures?|photos?|videos?|screenshots?)\b"):
        if name in TELLS:
            continue
        assert NEGATED.search(sentence) or ASKS_NOTHING.search(sentence), f"{name}: {sentence}"


def test_rule_06_nobody_is_told_to_make_the_child_tell_it_again() -> None:
    for name, sentence in sentences(r"\b(tell|show) (it|you|us) again|\bshow you\b"):
        assert NEGATED.search(sentence), f"{name}: {sentence}"


def test_rule_08_no_confidence_is_promised() -> None:
    for name, sentence in sentences(r"\b(keep|stays?|kept) .{0,20}(secret|confidential)|anonymous"):
        if name in TELLS:
            continue
        assert NEGATED.search(sentence), f"{name}: {sentence}"


def test_rule_08_the_sheet_for_ceop_says_that_it_is_not_anonymous() -> None:
    assert list(sentences("cannot report anonymously")) and list(sentences("not anonymous"))


def test_rule_10_nobody_is_told_to_try_the_other_account() -> None:
    for name, sentence in sentences(
        r"(write|reply|talk|respond) to (the )?other person|(follow|test|try out) th\w+ account"
    ):
        assert NEGATED.search(sentence), f"{name}: {sentence}"


DATED = (
    r"victim", r"perpetrator", r"abuser", r"promiscu", r"prostitut", r"sexting", r"child porn", r"lifestyle choice",
    r"attention[- ]seeking", r"streetwise", r"under-?age sex",
    r"put (him|her|them)sel(f|ves) at risk",
)  # fmt: skip


@pytest.mark.parametrize("term", DATED)
def test_rule_23_no_dated_or_blaming_term_is_used(term: str) -> None:
    lists = {"workflows/indicators.toml"}  # may quote a source
    assert not [said for said in sentences(term) if said[0] not in lists]


def test_rule_25_no_compliance_is_claimed() -> None:
    of_the_storage = (
        "trail/checkpoints/targets/bucket.py",
        "COMPLIANCE",
    )  # its word for a lock that nobody lifts
    found = set(sentences(r"\bcomplian(t|ce)\b|\bcomplies with\b|\bguarantees?\b"))
    assert found <= {of_the_storage}


def test_rule_25_every_deadline_says_how_firm_it_is() -> None:
    assert {rule.basis for rule in RULES.values()} <= set(BASES)
    assert all(rule.source for rule in RULES.values())


def test_the_words_are_really_read() -> None:
    assert len(spoken()) > 200 and any("999" in text for text in spoken().values())
