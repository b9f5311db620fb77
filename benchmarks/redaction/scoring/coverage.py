"""What is covered and what is not, in one passage: counts that add up over passages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

TOKEN = re.compile(r"\w+")
Found = list[dict[str, Any]]


def readable(text: str, start: int, end: int) -> list[int]:
    """The code points of a stretch that are letters or digits: what a reader could still use."""
    return [at for at in range(start, end) if text[at].isalnum()]


def covered_by(found: Iterable[dict[str, Any]]) -> set[int]:
    """The code points that the spans cover. Warnings (QUASI) cover nothing."""
    return {at for span in found if span["type"] != "QUASI" for at in range(span["start"], span["end"])}


def count_coverage(passage: dict[str, Any], found: Found) -> Counter[str]:
    """Counts for recall, leaks, precision and what was lost beside the gold. Tier 2 (initials, places, schools,
    descriptions) is gold for precision and has a recall of its own."""
    covered = covered_by(found)
    counts: Counter[str] = Counter(passages=1, words=len(passage["text"].split()))
    for span in passage["spans"]:
        if span["type"] != "QUASI":
            counts += _gold(passage["text"], span, covered)
    counts["clean"] = int(counts["direct_all"] == counts["direct_all_ok"])
    return counts + _beside(passage, found, covered) + _entities(passage, covered)


def is_covered(text: str, span: dict[str, Any], covered: set[int]) -> bool:
    """Full coverage: every letter and digit of the stretch."""
    return all(at in covered for at in readable(text, span["start"], span["end"]))


def _gold(text: str, span: dict[str, Any], covered: set[int]) -> Counter[str]:
    ok = int(is_covered(text, span, covered))
    counts: Counter[str] = Counter()
    for key in _rows(span):
        counts[key] += 1
        counts[f"{key}_ok"] += ok
    if span["tier"] == 1:
        for token in TOKEN.finditer(text, span["start"], span["end"]):
            letters = readable(text, *token.span())
            counts["tokens"] += bool(letters)
            counts["tokens_leaked"] += any(at not in covered for at in letters)
    return counts


def _rows(span: dict[str, Any]) -> Iterable[str]:
    """The rows of the tables that a gold span counts in."""
    kind, speaker = span["type"], str(span["variant"]).startswith("speaker")
    label = kind == "HANDLE" and speaker
    yield f"type:{kind}{' (speaker)' if label else ''}"
    if kind == "PERSON":
        yield f"form:{span['variant']}{'' if span['known'] else ', unknown person'}"
    if span["tier"] == 2:
        yield "tier2"
        return
    yield "direct_all"
    if label:
        yield "speakers"
        return
    yield "direct"
    yield "structured" if kind != "PERSON" else "known" if span["known"] else "unknown"


def _beside(passage: dict[str, Any], found: Found, covered: set[int]) -> Counter[str]:
    text, counts = passage["text"], Counter[str]()
    gold = {at for span in passage["spans"] for at in range(span["start"], span["end"])}
    for span in found:
        letters = readable(text, span["start"], span["end"])
        if letters and span["type"] != "QUASI":
            counts["found"] += 1
            counts["found_ok"] += sum(at in gold for at in letters) * 2 >= len(letters)
    for token in TOKEN.finditer(text):
        if not gold & set(range(*token.span())):
            counts["other"] += 1
            counts["other_lost"] += bool(covered & set(range(*token.span())))
    for trap in passage["negatives"]:
        counts[f"trap:{trap['cls']}"] += 1
        counts[f"trap:{trap['cls']}_hit"] += bool(covered & set(range(trap["start"], trap["end"])))
    return counts


def _entities(passage: dict[str, Any], covered: set[int]) -> Counter[str]:
    """People and identifiers of whom no mention in the passage is left."""
    mentions: dict[str, list[bool]] = defaultdict(list)
    for span in passage["spans"]:
        if span["tier"] == 1:
            mentions[span["person"] or span["text"]].append(is_covered(passage["text"], span, covered))
    return Counter(entities=len(mentions), entities_ok=sum(all(told) for told in mentions.values()))
