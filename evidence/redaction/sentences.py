"""Where sentences begin and end, for masking whole ones."""

import re

END = re.compile(r"[.!?]+[\"'\u2019\u201d)]*(?=\s|$)|\n+")
SHORT_FORMS = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|St|Prof|Rev|Sgt|approx|no|tel|e\.g|i\.e)|(?<!['\u2019])\b[A-Z])\.$", re.I
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The code points of the sentence or sentences that hold text[start:end], without white space around."""
    stops = [hit.end() for hit in END.finditer(text) if not _is_short_form(text, hit)]
    left = max((stop for stop in stops if stop <= start), default=0)
    right = min((stop for stop in stops if stop >= end), default=len(text))
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return left, right


def sentence_end(sentence: str) -> str:
    """The stop that a sentence ends with; "" where it just breaks off."""
    stops = list(END.finditer(sentence))
    return stops[-1].group() if stops and stops[-1].end() == len(sentence) else ""


def sentences_of(text: str) -> list[tuple[int, int]]:
    """All sentences in order, each without white space around it."""
    found, at = [], 0
    while at < len(text):
        start, end = sentence_around(text, at, at + 1)
        if start < end:
            found.append((start, end))
        at = max(end, at + 1)
        while at < len(text) and text[at].isspace():
            at += 1
    return found


def _is_short_form(text: str, hit: re.Match[str]) -> bool:
    return hit.group() == "." and bool(SHORT_FORMS.search(text[max(0, hit.end() - 8) : hit.end()]))
