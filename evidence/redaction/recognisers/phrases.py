"""First names of several words ("Umm e Hani", "Noor ul Ain", "Will May") looked for as a whole: word by word some are
too short, or words of their own. Stretched, with digits for letters, and with the family name or its letter, too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, fold_name
from evidence.redaction.names import PARTICLES
from evidence.redaction.span import Span
from evidence.redaction.words import ordinary

CONFIDENCE = 0.98
LEET = {"a": "a4@", "e": "e3", "i": "i1", "o": "o0", "s": "s5$", "t": "t7"}
GAP = r"(?:[ \t_.-]{0,2}|\n)"
FAMILY_BEHIND = re.compile(r"(?:,? |\n)([a-z][a-z']*(?:[ -][a-z][a-z']*){0,3})")
LETTER_BEHIND = re.compile(r" ([a-z])(?![\w'])")
FAMILY_BEFORE = re.compile(r"((?:[a-z][a-z']*[ -]){0,2}[a-z][a-z']*),? \Z")
KEY = "first names of several words"


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans (0.98) for such names of the roll and the case; who bears them in `candidates`."""
    borne = _borne(case)
    pattern = _pattern(tuple(sorted(borne))) if borne else None
    return [_span(text, case, hit, set(borne[_group(hit, borne)])) for hit in pattern.finditer(text.lower)] if (
        pattern
    ) else []  # fmt: skip


def _borne(case: CaseContext) -> dict[str, set[str]]:
    """Who has each such name: with a word in it that alone is no name to look for."""
    if KEY not in case.cache:
        found: dict[str, set[str]] = defaultdict(set)
        for person in case.people.values():
            for name in (person.first, person.preferred):
                if " " in name and _is_lost(words := fold_name(name)):
                    found[" ".join(words)].add(person.id)
        case.cache[KEY] = dict(found)
    return case.cache[KEY]  # type: ignore[return-value]


def _is_lost(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and any(len(w) < 3 or w in PARTICLES or ordinary(w) for w in words)


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern with a group for each name, the longest first."""
    ways = (f"({GAP.join(_letters(word) for word in name.split())})" for name in _longest_first(names))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_](?<!s)|'(?!s\b))")


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _letters(word: str) -> str:
    """Each letter, as often as somebody keeps the key down, or the digit that looks like it."""
    runs = re.sub(r"(.)\1+", r"\1", word)
    return "".join(f"[{re.escape(LEET.get(letter, letter))}]+" for letter in runs)


def _group(hit: re.Match[str], borne: dict[str, set[str]]) -> str:
    return _longest_first(borne)[(hit.lastindex or 1) - 1]


def _span(text: Folded, case: CaseContext, hit: re.Match[str], who: set[str]) -> Span:
    start, end, low = hit.start(), hit.end(), text.lower
    end, who = _with_family(low, case, end, who)
    if end == hit.end() and (before := FAMILY_BEFORE.search(low[max(0, start - 40) : start])):
        said = before.group(1)
        for name in (said, said.rpartition(" ")[2]):
            if fits := _of_family(case, who, name):
                start, who = start - len(low[max(0, start - 40) : start]) + before.end(1) - len(name), fits
                break
    return Span(*text.where(start, end), span.PERSON, None, tuple(sorted(who)), "phrases", CONFIDENCE)


def _with_family(low: str, case: CaseContext, end: int, who: set[str]) -> tuple[int, set[str]]:
    """Where the name ends with the family name, or its first letter, behind it, and who is left."""
    if behind := FAMILY_BEHIND.match(low, end):
        said = behind.group(1)
        while said:
            if fits := _of_family(case, who, said):
                return behind.start(1) + len(said), fits
            said = re.sub(r"[ -]?[^ -]+\Z", "", said)
    letter = LETTER_BEHIND.match(low, end)
    fits = {p for p in who if letter and case.people[p].surname[:1].lower() == letter.group(1)}
    return (letter.end(), fits) if letter and fits else (end, who)


def _of_family(case: CaseContext, who: set[str], said: str) -> set[str]:
    named = tuple(re.split(r"[ -]", said))
    return {p for p in who if fold_name(case.people[p].surname) == named}
