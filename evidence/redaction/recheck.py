"""A second reading: the recognisers over the redacted text. What they still find must be meant to stay."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence.redaction.apply import Release
from evidence.redaction.context import CaseContext
from evidence.redaction.detect import detect
from evidence.redaction.fold import fold_name
from evidence.redaction.redacted import RedactedText
from evidence.redaction.span import POSSIBLE, Span
from workflows.audiences import KEEP


@dataclass(frozen=True)
class Leftover:
    """Something found in the redacted text of entry number `entry`; offsets are those of the redacted text."""

    entry: int
    start: int
    end: int
    type: str


def leftovers(
    texts: Sequence[RedactedText], kept: Iterable[str], case: CaseContext, release: Release
) -> list[Leftover]:
    """What a second detection finds outside the masks and the policy would take out. `kept` holds the stretches
    that stay on purpose: kept by the policy, or because a reviewer rejected the proposal with a reason."""
    allowed = {word for stretch in kept for word in pieces_of(stretch)}
    found = detect([text.plain for text in texts], case, floor=POSSIBLE)
    return [
        Leftover(entry, span.start, span.end, span.type)
        for entry, (text, spans) in enumerate(zip(texts, found, strict=True))
        for span in spans
        if release.action(span) != KEEP and not set(pieces_of(_outside_masks(text, span))) <= allowed
    ]


def pieces_of(stretch: str) -> list[str]:
    """The words and numbers of a stretch, folded: what two writings of one thing have in common."""
    return [*fold_name(stretch), *re.findall(r"\d+", stretch)]


def _outside_masks(text: RedactedText, span: Span) -> str:
    at, outside = 0, ""
    for piece in text:
        if not piece.masked:
            outside += piece.text[max(0, span.start - at) : max(0, span.end - at)]
        at += len(piece.text)
    return outside
