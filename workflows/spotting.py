"""Words in a concern that may point to a sign. They are marked as possible; nobody's box is ticked by them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workflows import indicators
from workflows.indicators import Sign


@dataclass(frozen=True)
class Part:
    """A piece of the text; `signs` are the signs its words may point to, none for all other words."""

    text: str
    signs: tuple[str, ...] = ()


@cache
def _words(
    signs: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for code, words in signs:
        for word in words:
            found.setdefault(word.casefold(), []).append(code)
    longest_first = sorted(found, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!['’]?\w)", re.IGNORECASE)
    return pattern, {word: tuple(codes) for word, codes in found.items()}


def spot(text: str, known: Mapping[str, Sign] | None = None) -> list[Part]:
    """The text in pieces, together the same text. `known` are the signs to look for, those shipped unless given."""
    known = known or indicators.table()
    pattern, signs = _words(tuple((sign.code, sign.words) for sign in known.values()))
    parts, end = [], 0
    for match in pattern.finditer(text):
        parts += [Part(text[end : match.start()])] if match.start() > end else []
        parts.append(Part(match.group(), signs.get(match.group().casefold(), ())))
        end = match.end()
    return [*parts, Part(text[end:])] if end < len(text) else parts


def possible(texts: list[str], known: Mapping[str, Sign] | None = None) -> list[str]:
    """The signs that words of the texts may point to, by code."""
    return sorted({sign for text in texts for part in spot(text, known) for sign in part.signs})
