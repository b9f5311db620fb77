"""What no bundled font can draw is said in words, so that no other font is ever asked for."""

import unicodedata
from collections.abc import Iterable

from evidence.pdf.faces import family_of

NOT_SHOWN = "(symbol)"  # round brackets: square ones say that something was taken out
REPLACED = {
    "\u2028": "\n",
    "\u2029": "\n",
    "\r": "\n",
    "\t": " ",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u3000": " ",
}

# Vowel signs of Arabic and Hebrew: everyday writing does without, and no program reads them back in their place.
POINTED = ("ARABIC", "HEBREW")


def printable(text: str) -> str:
    """The text as it is printed: NFC, no invisible characters, one "(symbol)" for each run the fonts lack."""
    composed = unicodedata.normalize("NFC", text)
    out: list[str] = []
    for char in composed:
        shown = _shown(char)
        if shown != NOT_SHOWN or (out and out[-1] != NOT_SHOWN) or not out:
            out.append(shown)
    return "".join(out)


def lacking(texts: Iterable[str]) -> int:
    """How many places of the texts are printed as "(symbol)"."""
    return sum(printable(text).count(NOT_SHOWN) - text.count(NOT_SHOWN) for text in texts)


def _shown(char: str) -> str:
    if char in REPLACED or char == "\n":
        return REPLACED.get(char, char)
    if unicodedata.category(char) in ("Cf", "Cc", "Cs", "Co", "Cn") or 0xFE00 <= ord(char) <= 0xFE0F:
        return ""
    if unicodedata.category(char) == "Mn" and unicodedata.name(char, "").startswith(POINTED):
        return ""
    return char if family_of(ord(char)) else NOT_SHOWN
