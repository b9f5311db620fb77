"""A plain copy of a text for matching, with the way back to the code points of the original.

Accents, curly quotes, no-break spaces, zero-width characters and keycap emoji are where simple
matching leaks; they are folded away here, once, so that no recogniser has to think of them.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from evidence.redaction.transcript import labels_of

PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bb": "'", "\u02bc": "'", "\u00b4": "'", "\u2032": "'",
        "`": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u00df": "ss", "\u00f8": "o", "\u00d8": "O", "\u0142": "l", "\u0141": "L", "\u00e6": "ae", "\u00c6": "Ae",
        "\u0153": "oe", "\u0131": "i", "\u0111": "d", "\u0110": "D", "\u00f0": "d", "\u00fe": "th", "\u0259": "e",
    }
)  # fmt: skip
#: Boxed and flag letters, which no normal form takes back to letters: the code point of each alphabet's A.
BOXED = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
#: Letters of other scripts that look like Latin ones; read so only inside a word that has Latin letters too.
LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u043a\u043c\u0442\u0432\u043d\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u03b1\u03b5\u03bf\u03c1\u03b9\u03ba\u03bd\u03c5\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7",
    "aeopcyxijskmtbhABEKMHOPCTXIaeopikvuABEHIKMNOPTX",
)
FOREIGN, LATIN = re.compile("[\u0370-\u04ff]"), re.compile("[A-Za-z]")
CASUAL = re.compile(r"(?<![\w.)(])(?:i|im|u|ur|dont|didnt|cant|wont|tmrw|pls|cos|gonna|wanna)(?= [a-z])")
UNPLAIN = re.compile(r"[^\n\t -~]|`")
UNSEEN = frozenset({"Cf", "Cc", "Mn", "Me"})  # zero-width and direction marks, control characters, accents
RUN = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
SENTENCE_OPENERS = frozenset('.!?:\n\u2022*"(>[]|')


class Word(NamedTuple):
    """A run of letters; `start` and `end` point into the folded text, without a possessive 's.

    `opens`: it begins a sentence or line; `loose`: its sentence began with a small letter, or its line is all in
    capitals (`loud`), so that capitals tell nothing; `glued`: the digits, underscores or signs that touch it;
    `capital`, `shouted`: it begins with a capital or is all in capitals, where that tells something.
    """

    start: int
    end: int
    text: str
    low: str
    opens: bool
    glued: str
    loose: bool
    loud: bool
    capital: bool
    shouted: bool


@dataclass(frozen=True)
class Folded:
    """`plain` is the folded text; `back[i]` is where its character i begins in `text`; `small`: its writer is known
    to write names with small letters."""

    text: str
    plain: str
    back: tuple[int, ...] | None
    small: bool = False

    @cached_property
    def lower(self) -> str:
        low = self.plain.lower()
        if len(low) == len(self.plain):
            return low
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.plain)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        made: list[Word] = []
        start = 0
        for line in self.plain.splitlines(keepends=True):
            loud = _is_loud(line)
            for found in WORD.finditer(self.plain, start, start + len(line)):
                made.append(_word(self.plain, found, made[-1] if made else None, loud))
            start += len(line)
        return tuple(made)

    @cached_property
    def labels(self) -> list[tuple[int, int]]:
        """Where the speaker labels of a transcript stand; empty where the text is none."""
        return labels_of(self.plain)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """What the speakers of a transcript go by, in folded small letters."""
        return frozenset(self.lower[slice(*at)] for at in self.labels)

    @property
    def chat(self) -> bool:
        return bool(self.labels)

    def informal(self, word: Word) -> bool:
        """Whether capitals cannot be relied on about this word: chat, a sentence begun with a small letter, or a
        writer who says "i"."""
        return self.chat or word.loose or self.casual

    @cached_property
    def casual(self) -> bool:
        return self.small or bool(CASUAL.search(self.plain))

    def where(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the original that the folded stretch came from."""
        if self.back is None:
            return start, end
        return self.back[start], self.back[end - 1] + 1

    def in_small_letters(self) -> "Folded":
        """The same, by a writer known to write names with small letters."""
        other = Folded(self.text, self.plain, self.back, small=True)
        other.__dict__.update({k: v for k, v in self.__dict__.items() if k in ("words", "lower", "labels")})
        return other

    def folded(self, at: int) -> int:
        """Where code point `at` of the original stands in the folded text."""
        return at if self.back is None else bisect_left(self.back, at)

    def between(self, left: Word, right: Word) -> str:
        return self.plain[left.end : right.start]


def fold(text: str) -> Folded:
    """The folded copy of `text`. ASCII text is its own folded copy."""
    if not UNPLAIN.search(text):
        return Folded(text, text, None)
    plain, back = [], []
    for at, char in enumerate(text):
        for piece in _fold_char(char).translate(PLAIN):
            plain.append(piece)
            back.append(at)
    return Folded(text, _latin("".join(plain)), tuple(back))


def _latin(plain: str) -> str:
    """A Cyrillic or Greek letter put into a Latin word to hide it is read as what it looks like."""
    return RUN.sub(_unmasked, plain) if FOREIGN.search(plain) else plain


def _unmasked(run: re.Match[str]) -> str:
    word = run.group()
    return word.translate(LOOKALIKES) if LATIN.search(word) and FOREIGN.search(word) else word


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name, folded and in lower case: "D'Souza-Lee" gives ("d'souza", "lee")."""
    return tuple(word.low for word in fold(name).words)


@cache
def _fold_char(char: str) -> str:
    if char in "\n\t" or (char < "\x80" and char.isprintable() and char != "`"):
        return char
    if char.isspace():
        return "\n" if char in "\r\x0b\x0c\x85\u2028\u2029" else " "
    if (plain := char.translate(PLAIN)) != char:
        return plain
    if "\U0001f130" <= char <= "\U0001f1ff":
        return next((chr(97 + ord(char) - at) for at in BOXED if 0 <= ord(char) - at < 26), char)
    return "".join(c for c in unicodedata.normalize("NFKD", char) if unicodedata.category(c) not in UNSEEN)


def _is_loud(line: str) -> bool:
    """Whether a line of three or more words is written in capitals, so that a capital tells nothing."""
    if sum(map(str.isupper, line)) < 10:
        return False
    words = [word for word in RUN.findall(line) if len(word) > 2]
    return len(words) > 2 and sum(map(str.isupper, words)) * 5 >= len(words) * 4


def _word(plain: str, found: re.Match[str], last: Word | None, loud: bool) -> Word:
    start, end, text = found.start(), found.end(), found.group()
    if len(text) > 2 and text[-2:] in ("'s", "'S"):
        end, text = end - 2, text[:-2]
    before, after = plain[start - 1 : start], plain[end : end + 1]
    glued = "".join(c for c in (before, after) if c and (c.isdigit() or c in "_@#£"))
    opens = _opens(plain, start)
    loose = text[0].islower() if opens or last is None else last.loose
    capital = not loud and text[0].isupper()
    shouted = capital and len(text) > 1 and text.isupper()
    return Word(start, end, text, text.lower(), opens, glued, loose or loud, loud, capital, shouted)


def _opens(plain: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and plain[at] in " '-":
        at -= 1
    return at < 0 or plain[at] in SENTENCE_OPENERS
