"""The picture of a run."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.redaction.floors import FLOORS
from benchmarks.redaction.scoring.figures import FIGURES, Figure

SECTIONS = {
    "More is better (per cent)": ("direct_recall", "known_people", "unknown_people", "structured", "clean_passages",
                                  "precision", "link_accuracy", "access_own_kept"),
    "Less is better (per cent)": ("token_leak", "other_words_lost", "word_traps", "mixed_labels", "access_leak"),
}  # fmt: skip
COLOURS = ("#1d4f91", "#8a8d8f", "#c05a1c", "#3f7d3a")
LEFT, WIDE, RIGHT, BAR, GAP = 270, 470, 804, 11, 12
FONT = 'font-family="sans-serif" font-size="12"'
BY_CODE = {figure.code: figure for figure in FIGURES}


def picture(result: dict[str, Any]) -> str:
    """The result as SVG: a group of bars for each figure, a bar for each system, a line where the floor is."""
    systems = {
        name: told for name, told in result["systems"].items() if "figures" in told and "reviewed" not in name
    }
    parts, y = list(_legend(systems)), 56
    for heading, codes in SECTIONS.items():
        parts.append(_text(16, y, heading, 'font-weight="bold"'))
        y += 14
        for code in codes:
            parts += _group(BY_CODE[code], systems, y)
            y += len(systems) * BAR + GAP
        y += 22
    told = f"Redaction of {result['passages']} invented passages, set {result['set']}, seed {result['seed']}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 {y}" role="img" {FONT}>'
    ground = f'<rect width="820" height="{y}" fill="#fff"/>'
    return "\n".join((head, f"<title>{escape(told)}</title>", ground, *parts, "</svg>\n"))


def _legend(systems: dict[str, Any]) -> Iterator[str]:
    for at, name in enumerate(systems):
        x = 16 + at * 170
        yield f'<rect x="{x}" y="14" width="12" height="12" fill="{COLOURS[at]}"/>'
        yield _text(x + 18, 24, name)
    end = 16 + len(systems) * 170
    yield _line(end, 12, 28)
    yield _text(end + 8, 24, "floor")


def _group(figure: Figure, systems: dict[str, Any], y: int) -> Iterator[str]:
    height = len(systems) * BAR
    yield _text(LEFT - 10, y + height / 2 + 4, figure.label, 'text-anchor="end"')
    for at, told in enumerate(systems.values()):
        value = told["figures"][figure.code]
        top = y + at * BAR
        if value is not None:
            size = f'width="{value / 100 * WIDE:.1f}" height="{BAR - 1}"'
            yield f'<rect x="{LEFT}" y="{top}" {size} fill="{COLOURS[at]}"/>'
        said = "not done" if value is None else f"{value:.2f}"
        yield _text(RIGHT, top + 9, said, 'font-size="10" text-anchor="end"')
    if (floor := FLOORS.get(figure.code)) is not None:
        yield _line(LEFT + floor / 100 * WIDE, y - 2, y + height + 1)


def _line(x: float, top: float, foot: float) -> str:
    return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{foot:.1f}" stroke="#000" stroke-width="2"/>'


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {more}>{escape(words)}</text>'
