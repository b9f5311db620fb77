"""What went wrong, passage by passage. For the sets one tunes on: the blind set stays blind."""

from collections.abc import Iterator
from typing import Any

from benchmarks.redaction.scoring.coverage import Found, covered_by, is_covered, readable
from benchmarks.redaction.scoring.linking import named

AROUND = 30


def errors(passages: list[dict[str, Any]], results: list[Found]) -> Iterator[str]:
    """A line for each: LEAK (a direct identifier not covered in full), TRAP and EXTRA (covered for nothing), LINK
    (a name given to the wrong person, or to anybody where the text leaves it open)."""
    for passage, found in zip(passages, results, strict=True):
        covered = covered_by(found)
        yield from _leaks(passage, covered)
        yield from _traps(passage, covered)
        yield from _extras(passage, found)
        yield from _links(passage, found)


def _leaks(passage: dict[str, Any], covered: set[int]) -> Iterator[str]:
    for span in passage["spans"]:
        if span["tier"] == 1 and not is_covered(passage["text"], span, covered):
            yield _line("LEAK", f"{span['type']} {span['variant']}", passage, span)


def _traps(passage: dict[str, Any], covered: set[int]) -> Iterator[str]:
    for trap in passage["negatives"]:
        if covered & set(range(trap["start"], trap["end"])):
            yield _line("TRAP", trap["cls"], passage, trap)


def _extras(passage: dict[str, Any], found: Found) -> Iterator[str]:
    gold = {at for span in passage["spans"] for at in range(span["start"], span["end"])}
    for span in found:
        letters = readable(passage["text"], span["start"], span["end"])
        if span["type"] != "QUASI" and sum(at in gold for at in letters) * 2 < len(letters):
            yield _line("EXTRA", f"{span['type']} {span['conf']}", passage, span)


def _links(passage: dict[str, Any], found: Found) -> Iterator[str]:
    for span in passage["spans"]:
        who = named(passage["text"], span, found) if span["type"] == "PERSON" and span["known"] else None
        if who and (span.get("ambiguous") or who != span["person"]):
            meant = "open" if span.get("ambiguous") else span["person"]
            yield _line("LINK", f"{span['variant']} {who} for {meant}", passage, span)


def _line(kind: str, what: str, passage: dict[str, Any], span: dict[str, Any]) -> str:
    text, start, end = passage["text"], span["start"], span["end"]
    around = f"{text[max(0, start - AROUND) : start]}[[{text[start:end]}]]{text[end : end + AROUND]}"
    return f"{kind:5s} {passage['id']} {what}: {around!r}"
