"""The list of open decisions, answered perfectly: what a person who is never wrong would make of it."""

from typing import Any

from benchmarks.redaction.scoring.coverage import Found
from evidence.redaction.span import PROPOSED


def reviewed(passage: dict[str, Any], found: Found) -> Found:
    """`found` down to the band "possible", each open one answered: kept where it meets gold, else rejected; a name
    left open between people is given to whom it means. What was proposed or sure stands as it is."""
    return [
        _settled(passage, span) for span in found if span["conf"] >= PROPOSED or _meets_gold(passage, span)
    ]


def open_decisions(found: Found) -> int:
    """How many spans of the band "possible" a reviewer must answer."""
    return sum(span["conf"] < PROPOSED for span in found)


def _meets_gold(passage: dict[str, Any], span: dict[str, Any]) -> bool:
    return any(_meet(span, gold) for gold in passage["spans"])


def _settled(passage: dict[str, Any], span: dict[str, Any]) -> dict[str, Any]:
    if span["type"] != "PERSON" or span.get("person"):
        return span
    meant = {
        g["person"] for g in passage["spans"] if _meet(span, g) and g["known"] and not g.get("ambiguous")
    }
    return span | {"person": meant.pop()} if len(meant) == 1 else span


def _meet(one: dict[str, Any], two: dict[str, Any]) -> bool:
    return one["start"] < two["end"] and two["start"] < one["end"]
