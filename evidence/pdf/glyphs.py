"""What the bundled font cannot draw is said in words, so that no other font is ever asked for."""

import unicodedata
from functools import cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from evidence.pdf.fetching import ASSETS

NOT_SHOWN = "(symbol)"  # round brackets: square ones say that something was taken out
REPLACED = {
    "\u2028": "\n",
    "\u2029": "\n",
    "\r": "\n",
    "\t": " ",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}


@cache
def drawable() -> frozenset[int]:
    """The code points that the regular weight of the bundled font has a glyph for."""
    fonts = [TTFont(path) for name, path in ASSETS.items() if name.endswith("-400")]
    return frozenset(code for font in fonts for code in font.getBestCmap())


def printable(text: str) -> str:
    """The text as it is printed: NFC, no invisible characters, one "(symbol)" for each run the font lacks."""
    composed = unicodedata.normalize("NFC", text)
    out: list[str] = []
    for char in composed:
        shown = _shown(char)
        if shown != NOT_SHOWN or (out and out[-1] != NOT_SHOWN) or not out:
            out.append(shown)
    return "".join(out)


def _shown(char: str) -> str:
    if char in REPLACED or char == "\n":
        return REPLACED.get(char, char)
    if unicodedata.category(char) in ("Cf", "Cc", "Cs", "Co", "Cn") or 0xFE00 <= ord(char) <= 0xFE0F:
        return ""
    return char if ord(char) in drawable() else NOT_SHOWN
