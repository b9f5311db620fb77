"""Sentences that show a parent who asks which child told: they must go whole, the name alone is not enough."""

from collections import Counter
from functools import partial
from typing import Any

from benchmarks.redaction.scoring.coverage import Found, covered_by, is_covered
from evidence.redaction import telling
from evidence.redaction.apply import Release
from evidence.redaction.context import CaseContext
from evidence.redaction.roll_file import read_roll
from evidence.redaction.span import PROPOSED, Span
from workflows.audiences import KEEP


def people_of(roll: dict[str, Any], passage: dict[str, Any]) -> Any:
    """The people of the case, as the product reads them when it looks for who told."""
    return CaseContext(read_roll(roll), passage["subject"], frozenset(passage["case_people"])).people


def count_informants(passage: dict[str, Any], found: Found, release: Release, people: Any) -> Counter[str]:
    """Gold sentences (`told_by` of the passage) and how many of them the product's own rule takes out whole, given the
    names that a system found. What this reader may know by the policy does not count: that the child told, or the
    parent who asks, or staff."""
    counts, told = Counter[str](), [one for one in passage.get("told_by", ()) if _is_secret(one, release)]
    if told:
        seen = telling.find(passage["text"], [_span(span) for span in found], release, people)
        out = [{"type": s.type, "start": s.start, "end": s.end} for s in seen if s.confidence >= PROPOSED]
        gone = partial(is_covered, passage["text"], covered=covered_by(out))
        counts.update(told=len(told), told_gone=sum(gone(span=sentence) for sentence in told))
    return counts


def _is_secret(sentence: dict[str, Any], release: Release) -> bool:
    kind = release.classes.get(sentence["person"], "unknown_person")
    return release.audience.action(kind) != KEEP


def _span(span: dict[str, Any]) -> Span:
    return Span(span["start"], span["end"], span["type"], span.get("person"), hint=span.get("hint", ""))
