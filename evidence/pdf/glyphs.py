"""What no bundled font can draw is said in words, so that no other font is ever asked for."""

import unicodedata
from collections.abc import Iterable

from evidence.pdf.faces import family_of

NOT_SHOWN = "(symbol)"  # round brackets: square ones say that something was taken out
MARKS = ("Mn", "Me")
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


def printable(text: str) -> str:
    """The text as it is printed: NFC, no invisible characters and no loose marks, one "(symbol)" for each run
    the fonts lack."""
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
    if _is_mark(char):
        return ""
    return char if family_of(ord(char)) else NOT_SHOWN


def _is_mark(char: str) -> bool:
    """Whether it is a mark that is part of no letter: a vowel sign of Arabic or Hebrew, which everyday writing does
    without, or letters struck through for show. No program reads them back in their place."""
    alone = unicodedata.normalize("NFKC", char).strip()
    sign = unicodedata.category(char) == "Lo" and bool(alone)
    return unicodedata.category(char) in MARKS or (
        sign and all(unicodedata.category(c) in MARKS for c in alone)
    )
