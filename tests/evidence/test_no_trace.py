"""Whatever stood in the place of a masked value, the file would be the same: no length, no line break, no label."""

import random

import pytest

from benchmarks.redaction.pdf.sample import document, words
from benchmarks.redaction.pdf.swaps import TEXTS, composed, exchanged, filled, secrets, swaps
from evidence.pdf.interference import check_no_trace
from evidence.pdf.refused import GateRefused
from evidence.pdf.render import render
from evidence.redaction import span as kinds
from evidence.redaction.apply import Release, redact
from evidence.redaction.span import Span
from evidence.redaction.swap import Exchange, longer, swap
from workflows import audiences

AUDIENCES = sorted(audiences.table())


@pytest.mark.parametrize("audience", AUDIENCES)
def test_other_secrets_give_the_same_bytes(audience: str) -> None:
    files = {render(composed(texts, audience)) for texts in swaps(3, audience)}
    assert len(files) == 1


@pytest.mark.long
@pytest.mark.parametrize("audience", AUDIENCES)
def test_many_other_secrets_give_the_same_bytes(audience: str) -> None:
    files = {render(composed(texts, audience)) for texts in swaps(40, audience)}
    assert len(files) == 1


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_exchange_of_each_release_makes_no_difference(audience: str) -> None:
    for texts in swaps(25, audience):
        check_no_trace(composed(texts, audience), exchanged(texts, audience, Exchange(longer)))


def test_the_exchange_leaves_nothing_of_what_was_masked() -> None:
    given = secrets(random.Random("exchange"))
    release = Release(audiences.get("governor"), {})
    for text in TEXTS:
        one = filled(text, given)
        other, spans = swap(one.text, one.spans, release, Exchange(longer))
        assert all(value not in other for value in given.values() if value in one.text and len(value) > 3)
        assert len(spans) == len(one.spans)


def test_one_person_stays_one_person_and_another_stays_another() -> None:
    exchange = Exchange(longer)
    assert exchange.of("Will Sharrock") == exchange.of("WILL  SHARROCK") != exchange.of("Will Sharrocks")
    assert len(exchange.of("Tam")) > len("Tam")


@pytest.mark.parametrize(
    "address", ["14 Otter Lane", "14 Otter Lane.\nAshby. Rear door", "Flat 2!\n\n14 Otter Lane?"]
)
def test_the_end_of_a_masked_sentence_does_not_depend_on_what_is_masked_in_it(address: str) -> None:
    text = f"Sam told us at {address} on Monday. She was calm."
    release = Release(audiences.get("parent_sar"), {"W": "informant"})
    spans = [Span(0, 3, kinds.PERSON, "W"), Span(15, 15 + len(address), kinds.ADDRESS)]
    assert redact(text, spans, release).plain == "[sentence removed] She was calm."


def test_a_text_whose_length_shows_is_refused_by_the_name_of_its_entry() -> None:
    bar = document(words("Same."), words("[" + "_" * 12 + "]"))
    with pytest.raises(GateRefused, match="entry 2"):
        check_no_trace(bar, document(words("Same."), words("[" + "_" * 5 + "]")))
    with pytest.raises(GateRefused, match="leaves a trace"):
        check_no_trace(bar, document(words("Same.")))
