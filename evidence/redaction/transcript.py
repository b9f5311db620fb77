"""Whether a text is a transcript of messages, and where the labels of its speakers stand."""

import re
from collections import Counter

from evidence.redaction.words import given_name, group, ordinary

STAMP = (
    r"(?:\[[^\]\n]{3,24}\] ?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)? ?-? ?"
    r"|\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?(?: ?-)? )"
)
LINE = re.compile(
    rf"^[ \t>]*(?P<stamp>{STAMP})?(?P<label>(?!\d\d?:\d)@?[^\n:<>\[\]]{{1,32}}?)[ ]?: ?(?=\S)", re.M
)
BLOCK = re.compile(r"^(?P<stamp>)(?P<label>[^\s:<>\[\]][^\n:<>\[\]]{0,31})\n(?=[ \t]+\S)", re.M)
ANGLED = re.compile(rf"^[ \t]*(?P<stamp>{STAMP})?<(?P<label>[^\n<>]{{1,32}})>", re.M)
SHORTEST = 3


def labels_of(plain: str) -> list[tuple[int, int]]:
    """The places of the labels, where at least half of three or more lines have one and either they are stamped
    with a time or somebody speaks twice. The lines of a form ("Name: ...") are no transcript."""
    if plain.count("\n") < SHORTEST - 1:
        return []
    lines = sum(1 for line in plain.splitlines() if line.strip())
    blocks = list(BLOCK.finditer(plain))
    if (
        len(blocks) >= SHORTEST
        and len(blocks) * 5 >= lines * 2
        and len({b["label"] for b in blocks}) < len(blocks)
    ):
        return [hit.span("label") for hit in blocks]
    hits = sorted([*LINE.finditer(plain), *ANGLED.finditer(plain)], key=lambda hit: hit.start())
    if len(hits) < SHORTEST or len(hits) * 2 < lines or not _is_talk(hits):
        return []
    return [hit.span("label") for hit in hits]


def _is_talk(hits: list[re.Match[str]]) -> bool:
    said = Counter(hit["label"].strip().lower() for hit in hits)
    if sum(bool(hit["stamp"]) for hit in hits) * 2 >= len(hits) or any(hit.re is ANGLED for hit in hits):
        return True
    twice = [label for label, times in said.items() if times > 1]
    if not twice or len(said) * 3 > len(hits) * 2 + 1:
        return False
    return any(label in group("speakers") for label in said) or any(map(_is_speaker, twice))


def _is_speaker(label: str) -> bool:
    words = re.findall(r"[^\W\d_]+", label)
    return any(given_name(word) for word in words) or not all(
        word in group("transcript_roles") or word in group("acronyms") or ordinary(word) for word in words
    )
