"""Whether a name was given to the right person, and whether one label stands for two people."""

from collections import Counter, defaultdict
from typing import Any

from benchmarks.redaction.scoring.coverage import Found, readable


def count_links(passages: list[dict[str, Any]], results: list[Found]) -> Counter[str]:
    """Counts over the passages of one case. A mention counts as linked when a span over it names one person; a guess
    where the text leaves it open whom it means counts as wrong, leaving it open as nothing."""
    counts: Counter[str] = Counter()
    labels: dict[str, set[str]] = defaultdict(set)
    people: dict[str, set[str]] = defaultdict(set)
    for passage, found in zip(passages, results, strict=True):
        for span in passage["spans"]:
            if span["type"] == "PERSON":
                _mention(passage["text"], span, found, counts, labels, people)
    counts["labels"], counts["labels_mixed"] = len(labels), sum(len(meant) > 1 for meant in labels.values())
    counts["people"], counts["people_split"] = len(people), sum(len(called) > 1 for called in people.values())
    return counts


def _mention(
    text: str,
    span: dict[str, Any],
    found: Found,
    counts: Counter[str],
    labels: dict[str, set[str]],
    people: dict[str, set[str]],
) -> None:
    who = named(text, span, found)
    if who and not span.get("ambiguous"):
        labels[who].add(span["person"])
        people[span["person"]].add(who)
    if span["known"]:
        counts["mentions"] += 1
        counts["mentions_open"] += who is None
        counts["linked"] += who is not None
        counts["linked_ok"] += who == span["person"] and not span.get("ambiguous")


def named(text: str, span: dict[str, Any], found: Found) -> str | None:
    """The person that most letters of the gold stretch were given to; None where nobody was named."""
    owners = {at: f["person"] for f in found if f.get("person") for at in range(f["start"], f["end"])}
    votes = Counter(owners[at] for at in readable(text, span["start"], span["end"]) if at in owners)
    return votes.most_common(1)[0][0] if votes else None
