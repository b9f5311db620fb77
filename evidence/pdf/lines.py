"""Each line of a page is set without a gap: from the left margin on, every stretch of text begins where the one before
it ended. A gap as wide as a name names it (Bland, Iyer and Levchenko, "Story Beyond the Eye", PETS 2023)."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from pypdf.generic import DictionaryObject

from evidence.pdf.refused import GateRefused

LEFT, RIGHT = 75.590551, 718.110236  # CSS pixels: margins of 20 mm on A4, as the page template has them
ROUNDING = 0.1  # pixels: widths of glyphs stand in the file as whole thousandths of the font size
APART, TOGETHER = 90, 250  # thousandths of the font size: the most that kerning moves letters of these fonts
PLACE = re.compile(rb"1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm")
FONT = re.compile(rb"/([A-Z]{6}) ([\d.]+) Tf")
PIECE = re.compile(rb"<([0-9a-f]*)>|(-?[\d.]+)")
Widths = Mapping[str, Mapping[int, float]]
Run = tuple[float, float, float]  # height on the page, where it begins and where it ends, in pixels


def check_lines(orders: bytes, widths: Widths, where: str) -> None:
    """Raises GateRefused for a gap, for letters set apart, and for text that begins outside the margins."""
    by_line: dict[float, list[tuple[float, float]]] = {}
    for height, begin, end in _runs(orders, widths, where):
        by_line.setdefault(height, []).append((begin, end))
    for runs in map(sorted, by_line.values()):
        at_margin = abs(runs[0][0] - LEFT) < ROUNDING or abs(runs[-1][1] - RIGHT) < ROUNDING
        if not at_margin or any(abs(two[0] - one[1]) > ROUNDING for one, two in pairwise(runs)):
            raise GateRefused(f"{where} holds a gap between words that no text explains")


def _runs(orders: bytes, widths: Widths, where: str) -> Iterator[Run]:
    height = begin = at = size = 0.0
    font: Mapping[int, float] = {}
    for line in orders.split(b"\n"):
        if placed := PLACE.fullmatch(line):
            begin, height = float(placed[1]), float(placed[2])
            at = begin
        elif chosen := FONT.fullmatch(line):
            font, size = widths[f"/{chosen[1].decode()}"], float(chosen[2])
        elif line.endswith(b"TJ"):
            at += _advance(line, font, where) * size / 1000
        elif line == b"ET":
            yield height, begin, at


def _advance(line: bytes, font: Mapping[int, float], where: str) -> float:
    """How far a stretch of text moves on, in thousandths of the font size."""
    total = 0.0
    for glyphs, kern in PIECE.findall(line):
        total += sum(font[int(glyphs[at : at + 4], 16)] for at in range(0, len(glyphs), 4))
        if kern and not -APART <= float(kern) <= TOGETHER:
            raise GateRefused(f"{where} holds letters that are set apart")
        total -= float(kern or 0)
    return total


def widths_of(font: DictionaryObject) -> dict[int, float]:
    """The width of each glyph of a font in a file, in thousandths of the font size."""
    rows, widths = iter(font["/DescendantFonts"][0]["/W"]), {}
    for first, row in zip(rows, rows, strict=True):
        widths |= {int(first) + n: float(width) for n, width in enumerate(row)}
    return widths
