"""A plain copy of a text for matching, with the way back to the code points of the original.

Accents, curly quotes, no-break spaces, zero-width characters and keycap emoji are where simple
matching leaks; they are folded away here, once, so that no recogniser has to think of them.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

DROPPED = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u20e3\ufe0e\ufe0f\u180e")
PLAIN = {
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u00b4": "'",
    "`": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u00df": "ss",
    "\u00f8": "o",
    "\u00d8": "O",
    "\u0142": "l",
    "\u0141": "L",
    "\u00e6": "ae",
    "\u0131": "i",
    "\u0111": "d",
    "\u0110": "D",
}
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
SENTENCE_OPENERS = frozenset('.!?:\n\u2022*"(>[]|')
CHAT_LINE = re.compile(
    r"^(?:\[[^\]\n]{3,24}\] ?|\d\d/\d\d/\d{2,4},? \d\d:\d\d - |\d\d?:\d\d )?[^\n:]{1,30}: ?\S", re.M
)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters; `start` and `end` point into the folded text, without a possessive 's.

    `opens`: it begins a sentence or line; `loose`: its sentence began with a small letter; `glued`: the digits,
    underscores or signs that touch it.
    """

    start: int
    end: int
    text: str
    low: str
    opens: bool
    glued: str
    loose: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True)
class Folded:
    """`plain` is the folded text; `back[i]` is where its character i begins in `text`."""

    text: str
    plain: str
    back: tuple[int, ...] | None

    @cached_property
    def lower(self) -> str:
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.plain)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        made: list[Word] = []
        for found in WORD.finditer(self.plain):
            made.append(_word(self.plain, found, made[-1] if made else None))
        return tuple(made)

    @cached_property
    def chat(self) -> bool:
        lines = [line for line in self.plain.splitlines() if line.strip()]
        return len(lines) >= 3 and len(CHAT_LINE.findall(self.plain)) * 2 >= len(lines)

    def informal(self, word: Word) -> bool:
        """Whether capitals cannot be relied on about this word: chat, or a sentence begun with a small letter."""
        return self.chat or word.loose

    def where(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the original that the folded stretch came from."""
        if self.back is None:
            return start, end
        return self.back[start], self.back[end - 1] + 1

    def between(self, left: Word, right: Word) -> str:
        return self.plain[left.end : right.start]


def fold(text: str) -> Folded:
    """The folded copy of `text`. ASCII text is its own folded copy."""
    if text.isascii():
        return Folded(text, text, None)
    plain, back = [], []
    for at, char in enumerate(text):
        for piece in _fold_char(char):
            plain.append(piece)
            back.append(at)
    return Folded(text, "".join(plain), tuple(back))


def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name, folded and in lower case: "D'Souza-Lee" gives ("d'souza", "lee")."""
    return tuple(word.low for word in fold(name).words)


def _fold_char(char: str) -> str:
    if char < "\x80" and char != "`":
        return char
    if char in DROPPED:
        return ""
    if char in PLAIN:
        return PLAIN[char]
    if char.isspace() and char != "\n":
        return " "
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))


def _word(plain: str, found: re.Match[str], last: Word | None) -> Word:
    start, end, text = found.start(), found.end(), found.group()
    if len(text) > 3 and text[-2:] in ("'s", "'S"):
        end, text = end - 2, text[:-2]
    before, after = plain[start - 1 : start], plain[end : end + 1]
    glued = "".join(c for c in (before, after) if c and (c.isdigit() or c in "_@#£"))
    opens = _opens(plain, start)
    loose = text[0].islower() if opens or last is None else last.loose
    return Word(start, end, text, text.lower(), opens, glued, loose)


def _opens(plain: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and plain[at] in " '-":
        at -= 1
    return at < 0 or plain[at] in SENTENCE_OPENERS
