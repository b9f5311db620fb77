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
    """Whether somebody speaks twice and at least one label is no heading: an online name, a name, "me" or "him"."""
    said = Counter(hit["label"].strip().lower() for hit in hits)
    twice = [label for label, times in said.items() if times > 1]
    if not twice or len(said) * 3 > len(hits) * 2 + 1:
        return False
    return any(label in group("speakers") for label in said) or any(map(is_speaker, twice))


def is_speaker(label: str) -> bool:
    """Whether a label can only be somebody's: it has a digit or sign in it, a first name, or a word no list explains;
    a single word in small letters may be an online name too."""
    words = re.findall(r"[^\W\d_]+", label.lower())
    if not words or all(word in group("transcript_roles") or word in group("acronyms") for word in words):
        return False
    if re.search(r"\w[\d_.]|[\d_]\w", label) or any(
        given_name(word) and not ordinary(word) for word in words
    ):
        return True
    return not all(map(ordinary, words)) or (len(words) == 1 and (label.islower() or given_name(words[0])))
