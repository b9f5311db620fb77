"""Words in a concern that may point to a sign. They are marked as possible; nobody's box is ticked by them."""

import re
from dataclasses import dataclass
from functools import cache

from workflows import indicators


@dataclass(frozen=True)
class Part:
    """A piece of the text; `signs` are the signs its words may point to, none for all other words."""

    text: str
    signs: tuple[str, ...] = ()


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for sign in indicators.table().values():
        for word in sign.words:
            found.setdefault(word.casefold(), []).append(sign.code)
    longest_first = sorted(found, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!['’]?\w)", re.IGNORECASE)
    return pattern, {word: tuple(codes) for word, codes in found.items()}


def spot(text: str) -> list[Part]:
    """The text in pieces, together the same text."""
    pattern, signs = _words()
    parts, end = [], 0
    for match in pattern.finditer(text):
        parts += [Part(text[end : match.start()])] if match.start() > end else []
        parts.append(Part(match.group(), signs.get(match.group().casefold(), ())))
        end = match.end()
    return [*parts, Part(text[end:])] if end < len(text) else parts


def possible(texts: list[str]) -> list[str]:
    """The signs that words of the texts may point to, by code."""
    return sorted({sign for text in texts for part in spot(text) for sign in part.signs})
