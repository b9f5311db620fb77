"""Descriptions that point to one person without a name: they are warned of, not taken out."""

from collections import Counter
from typing import Any

from benchmarks.redaction.scoring.coverage import Found, covered_by, is_covered, readable


def count_warnings(passage: dict[str, Any], found: Found) -> Counter[str]:
    """A description counts as warned of when a span of type QUASI meets it, or when all of it is covered anyway."""
    covered, counts = covered_by(found), Counter[str]()
    warned = [set(range(span["start"], span["end"])) for span in found if span["type"] == "QUASI"]
    gold = [span for span in passage["spans"] if span["type"] == "QUASI"]
    for span in gold:
        letters = set(readable(passage["text"], span["start"], span["end"]))
        counts["quasi"] += 1
        counts["quasi_warned"] += any(letters & seen for seen in warned) or is_covered(
            passage["text"], span, covered
        )
    true = {at for span in gold for at in range(span["start"], span["end"])}
    counts["quasi_false"] = sum(not seen & true for seen in warned)
    return counts
