"""Each line of a page is set without a gap: from the left margin on, every stretch of text begins where the one before
it ended. A gap as wide as a name names it (Bland, Iyer and Levchenko, "Story Beyond the Eye", PETS 2023)."""

import io
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pypdf.generic import DictionaryObject

from evidence.pdf.opened import at
from evidence.pdf.refused import GateRefused

LEFT, RIGHT = 75.590551, 718.110236  # CSS pixels: margins of 20 mm on A4, as the page template has them
ROUNDING = 0.1  # pixels: places of stretches are rounded
APART, TOGETHER = 90, 250  # thousandths of the font size: the most that kerning moves letters of these fonts
PLACE = re.compile(rb"1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm")
FONT = re.compile(rb"/([A-Z]{6}) ([\d.]+) Tf")
PIECE = re.compile(rb"<([0-9a-f]*)>|(-?[\d.]+)")
Widths = Mapping[str, Mapping[int, float]]
SPACE = 0.2  # of the font size, in both weights: a space alone between two stretches is a gap and not drawn


class Run(NamedTuple):
    """A stretch of text: its height on the page, where it begins and ends, its font size; in pixels. `slack` is how
    far its end may be out: each kerning stands in the file as whole thousandths of the font size."""

    height: float
    begin: float
    end: float
    size: float
    slack: float


def check_lines(orders: bytes, widths: Widths, where: str) -> None:
    """Raises GateRefused for a gap, for letters set apart, and for text that begins outside the margins."""
    by_line: dict[float, list[Run]] = {}
    for run in _runs(orders, widths, where):
        by_line.setdefault(run.height, []).append(run)
    for runs in by_line.values():
        runs.sort(key=lambda run: run.begin)
        at_margin = _near(runs[0].begin, LEFT) or _near(runs[-1].end, RIGHT, runs[-1].slack)
        if not at_margin or not all(_joins(*pair) for pair in pairwise(runs)):
            raise GateRefused(f"{where} holds a gap between words that no text explains")


def _joins(one: Run, two: Run) -> bool:
    ends = (one.end, one.end + SPACE * one.size)
    return any(_near(two.begin, end, one.slack) for end in ends)


def _near(one: float, two: float, slack: float = 0.0) -> bool:
    return abs(one - two) < ROUNDING + slack


def _runs(orders: bytes, widths: Widths, where: str) -> Iterator[Run]:
    height = begin = end = size = slack = 0.0
    font: Mapping[int, float] = {}
    for line in orders.split(b"\n"):
        if placed := PLACE.fullmatch(line):
            begin, height = float(placed[1]), float(placed[2])
            end, slack = begin, 0.0
        elif chosen := FONT.fullmatch(line):
            font, size = widths[f"/{chosen[1].decode()}"], float(chosen[2])
        elif line.endswith(b"TJ"):
            end += _advance(line, font, where) * size / 1000
            slack += _kerned(line) * size / 2000
        elif line == b"ET" and end > begin:
            yield Run(height, begin, end, size, slack)
            begin = end


def _kerned(line: bytes) -> int:
    """How many pairs of letters of a stretch of text are moved."""
    return sum(1 for _, kern in PIECE.findall(line) if kern and float(kern))


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
    """The width of each glyph of a font in a file, in thousandths of the font size: of its outlines, since the list
    beside them is rounded, and a line of seventy letters adds that up to a gap."""
    embedded = at(font, "/DescendantFonts", 0, "/FontDescriptor", "/FontFile2").get_data()
    cut = TTFont(io.BytesIO(embedded), lazy=True)
    em = cut["head"].unitsPerEm
    return {number: 1000 * cut["hmtx"][name][0] / em for number, name in enumerate(cut.getGlyphOrder())}
