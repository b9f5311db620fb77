"""A name is taken out whole: the other half of a double name ("Su Patient-Xu"), the other part of the same person's
name however it is spelt ("June Famrer", "Mr Ní Bhraiin"), the letter beside it ("Min-Ji A", "zion m", "P Hill")."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.distance import OSA

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, fold_name
from evidence.redaction.names import PARTICLES
from evidence.redaction.people import Person
from evidence.redaction.span import Span
from evidence.redaction.words import EVERYDAY, frequency, ordinary

HALF_BEHIND = re.compile(r"-([^\W\d_]+(?:'[^\W\d_]{2,})?)(?![\w@])")
HALF_BEFORE = re.compile(r"(?<![\w@.-])([^\W\d_]+)-\Z")
LETTER_BEHIND = re.compile(r"[ \n]([A-Za-z])(?:\.(?=[ ]?[^\sA-Z]|\Z)|'?s\b|(?![\w'.-]))")
LETTER_BEFORE = re.compile(r"(?<![\w'.@-])([A-Z])\.?[ \n]\Z")
PART_BEHIND = re.compile(r"[ \n]([^\W\d_]{2,}(?:'[^\W\d_]{2,})?)(?![\w@'])")
PART_BEFORE = re.compile(r"(?<![\w@'.-])([^\W\d_]{2,}(?:'[^\W\d_]{2,})?)[ \n]\Z")
#: Small letters that stand for a word where one types in a hurry.
WORDS = frozenset("a i k n r u w x y".split())
GAPS, REACH, SHORTEST, HALVES = frozenset(" \n-"), 24, 4, 3


def whole(text: Folded, spans: list[Span], case: CaseContext) -> list[Span]:
    """The spans, in order, those of people over all of the name they are a part of, as far as no other has it."""
    made: list[Span] = []
    for at, one in enumerate(spans):
        if one.type == span.PERSON:
            wider = _all_of(text, one, case)
            first = made[-1].end if made else 0
            last = spans[at + 1].start if at + 1 < len(spans) else len(text.text)
            one = replace(
                one,
                start=wider.start if wider.start >= first else one.start,
                end=wider.end if wider.end <= last else one.end,
            )
        made.append(one)
    return made


def _all_of(text: Folded, one: Span, case: CaseContext) -> Span:
    start, end = text.folded(one.start), text.folded(one.end - 1) + 1
    if not (one.candidates or one.person) and "-" not in text.plain[max(0, start - 1) : end + 1]:
        return one
    known = sorted({*one.candidates, one.person or ""})
    people = [case.people[who] for who in known if who in case.people]
    end = _behind(text, start, end, people)
    start = _before(text, start, end, people)
    where = text.where(start, end)
    return replace(one, start=where[0], end=where[1]) if where != (one.start, one.end) else one


def _behind(text: Folded, start: int, end: int, people: list[Person]) -> int:
    if text.plain[end : end + 1] not in GAPS:
        return end
    for _ in range(HALVES):
        half = HALF_BEHIND.match(text.plain, end)
        if not (half and _is_half(text, half.group(1))):
            break
        end = half.end(1)
    part = PART_BEHIND.match(text.plain, end)
    if text.chat and text.plain[end] == "\n":
        return end  # there the next one speaks
    if part and _is_part(text, start, end, part.group(1), people):
        return part.end(1)
    letter = LETTER_BEHIND.match(text.plain, end)
    families = {words[0][:1] for person in people if (words := fold_name(person.surname))}
    said = letter.group(1) if letter else ""
    meant = (said.isupper() and said != "I") or (said not in WORDS and text.plain[start].islower())
    return letter.end(1) if letter and meant and said.lower() in families else end


def _before(text: Folded, start: int, end: int, people: list[Person]) -> int:
    if text.plain[max(0, start - 1) : start] not in GAPS or (text.chat and text.plain[start - 1] == "\n"):
        return start
    left = text.plain[max(0, start - REACH) : start]
    if (half := HALF_BEFORE.search(left)) and _is_half(text, half.group(1)):
        return start - len(half.group())
    part = PART_BEFORE.search(left)
    if part and _is_part(text, start, end, part.group(1), people):
        return start - len(part.group())
    letter = LETTER_BEFORE.search(left)
    said = fold_name(text.plain[start:end])
    fits = letter and any(
        letter.group(1).lower() == first[:1]
        for person in people
        if said == fold_name(person.surname)
        for first in fold_name(person.first)[:1]
    )
    return start - len(letter.group()) if letter and fits and letter.group(1) not in "AI" else start


def _is_half(text: Folded, half: str) -> bool:
    """A half of a double name is written large as the other is; where capitals tell nothing, it is no word."""
    if half[0].isupper():
        return len(half) > 1 and (len(half) > 3 or not half.isupper() or text.plain.isupper())
    return text.casual and len(half) > 2 and not ordinary(half) and frequency(half) < EVERYDAY


def _is_part(text: Folded, start: int, end: int, word: str, people: list[Person]) -> bool:
    """Whether a word is another part of the name of somebody who may be meant, or one slip from it."""
    said, low = set(fold_name(text.plain[start:end])), word.lower()
    if not word[0].isupper() and ordinary(low):
        return False
    return any(
        low == part or (not ordinary(low) and _is_a_slip(low, part))
        for person in people
        for part in _parts(person, said)
    )


def _parts(person: Person, said: set[str]) -> Iterator[str]:
    """The words of the parts of a name of which no word is said yet; of those that are, their particles."""
    for name in (person.first, person.preferred, person.surname):
        words = fold_name(name)
        yield from (
            word for word in words if word not in said and (word in PARTICLES or not said & set(words))
        )


def _is_a_slip(low: str, part: str) -> bool:
    slips = 1 if len(part) < 6 else 2
    return len(low) >= SHORTEST <= len(part) and OSA.distance(low, part, score_cutoff=slips) <= slips
