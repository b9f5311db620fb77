"""Who is named in one breath with somebody already found: "sophie n fily", "RIZWAN & RUBY", "h0lly n hope are". Looked
at after the others, so that a neighbour who is misspelt or a nickname counts as well."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.names import SURNAME
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.recognisers.standing import begins
from evidence.redaction.span import Span
from evidence.redaction.words import EVERYDAY, frequency, given_name, group, ordinary, proper, slip

AND = r"(?: (?:and|n|nd|an|or) | ?[&+] ?)"
JOINED_BEHIND = re.compile(rf"{AND}(?=[^\W\d_])")
JOINED_BEFORE = re.compile(rf"(?<=[^\W\d_]){AND}\Z")
#: What two people are or do: behind the second of them.
BOTH = re.compile(
    r" (?:are|r|were|was|both|sat|sit|again|went|have|had|got|came|left|in|at|with|from|said|told|did|saw|just"
    r"|not|to)\b"
    r"|[ ]?(?:[.,;:!?)]|\n|\Z)"
)
LED_TO = re.compile(
    r"\b(?:with|to|for|from|between|told|tell|ask|asked|saw|and|by|of|about|leave|like|both) \Z"
)
CONFIDENCE, REACH = 0.6, 12
NO_COMPANY = ("determiners", "pronouns", "person_cues", "titles", "days", "acronyms", "transcript_roles")


def find(text: Folded, case: CaseContext, found: list[Span]) -> list[Span]:
    """Spans (0.6) for words that "and" or its like joins to the name of a person in `found`."""
    starts, made = {word.start: at for at, word in enumerate(text.words)}, []
    ends = {word.end: at for at, word in enumerate(text.words)}
    for one in found:
        if one.type not in (span.PERSON, span.HANDLE) or one.hint == span.INITIALS:
            continue
        start, end = text.folded(one.start), text.folded(one.end - 1) + 1
        behind = JOINED_BEHIND.match(text.lower, end)
        before = JOINED_BEFORE.search(text.lower, max(0, start - REACH), start)
        sides = [(starts.get(behind.end()) if behind else None, True)]
        sides += [(ends.get(before.start()) if before else None, False)]
        made += [
            text.words[at] for at, last in sides if at is not None and _is_named(text, case, at, last=last)
        ]
    return [_span(text, word, case) for word in made]


def _is_named(text: Folded, case: CaseContext, at: int, *, last: bool) -> bool:
    """Whether the word is a name there; an everyday word only where two people are spoken of. `last`: it is the
    second of the two."""
    word, after = text.words[at], text.words[at + 1] if at + 1 < len(text.words) else None
    if text.plain[max(0, word.start - 1) : word.start] in (".", "_", "/"):
        return False  # "plan.docx and Ava"
    if len(word.low) < 2 or word.glued or any(word.low in group(name) for name in NO_COMPANY):
        return False
    borne = bearers(case, word.low)
    first_name = any(parts - {SURNAME} for parts in borne.values())
    if not first_name:
        return _is_a_nickname(text, word, after)
    if not ordinary(word.low):
        return True
    if word.low in group("months") or word.low in group("subjects"):
        return False
    if frequency(word.low) < EVERYDAY and (text.informal(word) or word.capital):
        return True
    if last:
        return bool(BOTH.match(text.lower, word.end)) and (text.informal(word) or word.capital)
    return begins(text, word) or bool(LED_TO.search(text.lower[max(0, word.start - 9) : word.start]))


def _is_a_nickname(text: Folded, word: Word, after: Word | None) -> bool:
    """ "h0lly n fily", "Rizwan & Lerz": what no list explains, where people are spoken of."""
    if given_name(word.low) and len(word.low) > 2 and not frequency(word.low):
        return True  # "Cash Temple + lance"
    if ordinary(word.low) or len(word.low) < 3 or (proper(word.low) and not given_name(word.low)):
        return False
    return text.informal(word) and not word.capital and not slip(word.low)


def _span(text: Folded, word: Word, case: CaseContext) -> Span:
    who = tuple(sorted(bearers(case, word.low)))
    return Span(*text.where(word.start, word.end), span.PERSON, None, who, "pairs", CONFIDENCE)
