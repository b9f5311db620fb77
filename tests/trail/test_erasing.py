"""Lawful erasure: the text is gone for good, and the chain still verifies and says so."""

from collections.abc import Callable

import pytest

import trail
from people.models import School
from trail.erasing import as_spans, from_spans
from trail.models import Entry
from trail.verify import Verification

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
BOB = trail.Actor("77aa", "Bob Example")


def test_it_erases_the_text_and_the_chain_still_verifies(
    school: School, write: Callable[..., Entry], ann: trail.Actor
) -> None:
    for _ in range(4):
        write(payload={"detail": "left early"})
    said = trail.erase(school, [1, 2, 3], actor=ann, second=BOB, reason="retention.end")
    check = Verification()
    assert list(check.findings()) == []
    assert check.counts.erased == 3
    assert trail.payload_of(Entry.objects.get(seq=2)) is None
    assert trail.payload_of(Entry.objects.get(seq=4)) == {"actor": "Ann Example", "detail": "left early"}
    assert said.says["data"] == {"seqs": "1-3", "reason": "retention.end", "second": "77aa"}


def test_it_needs_two_different_people(school: School, ann: trail.Actor) -> None:
    with pytest.raises(ValueError, match="two different people"):
        trail.erase(school, [1], actor=ann, second=ann, reason="retention.end")


@pytest.mark.parametrize(("seqs", "spans"), [([], ""), ([4], "4"), ([1, 2, 3, 7, 9, 10], "1-3,7,9-10")])
def test_it_writes_the_numbers_in_short(seqs: list[int], spans: str) -> None:
    assert as_spans(seqs) == spans
    assert list(from_spans(spans)) == seqs
