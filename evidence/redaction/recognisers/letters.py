"""One letter for a person of the case: "Spoke to L at break", "L. was tearful", "W's dad"."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.recognisers import cues
from evidence.redaction.recognisers.neighbours import neighbour
from evidence.redaction.span import Span
from evidence.redaction.words import group

LETTER = re.compile(r"[A-Z]\Z")
CONFIDENCE = 0.6
KEY = "letters of the circle"  # no word has a space in it


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans (tier 2) for a capital alone that begins the first name of somebody in the case, where only a person
    can stand. "I" and "A" are words, and "Set B", "Plan C" and "Year 9 P" are none of a person."""
    letters = _letters(case)
    return [
        Span(*text.where(w.start, w.end), span.PERSON, None, letters[w.text], "letters", CONFIDENCE, 2)
        for at, w in enumerate(text.words)
        if w.text in letters and not w.glued and w.text not in "AI" and _is_person(text, at)
    ] + [
        Span(
            *text.where(w.start, w.end), span.PERSON, None, letters.get(w.text, ()), "letters", CONFIDENCE, 2
        )
        for w in text.words
        if LETTER.match(w.text) and not w.glued and cues.named(text, w)
    ]


def _is_person(text: Folded, at: int) -> bool:
    word, before = text.words[at], neighbour(text, at, -1)
    if text.plain[word.end : word.end + 1] in "-&/" or text.plain[word.start - 1 : word.start] in tuple(
        "-&/."
    ):
        return text.plain[word.end : word.end + 1] == ""
    if before and (before.low in group("lettered") or (before.capital and not before.opens)):
        return False
    return (
        cues.acts(text, at) or (before is not None and before.low in group("told_to")) or cues.does(text, at)
    )


def _letters(case: CaseContext) -> dict[str, tuple[str, ...]]:
    if KEY not in case.cache:
        case.cache[KEY] = _of_the_circle(case)
    return case.cache[KEY]  # type: ignore[return-value]


def _of_the_circle(case: CaseContext) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for who in sorted(case.circle):
        for name in {case.people[who].first[:1], case.people[who].preferred[:1]}:
            if LETTER.match(name.upper()):
                found.setdefault(name.upper(), []).append(who)
    return {letter: tuple(who) for letter, who in found.items()}
