"""The floors of floors.toml and which of them a result misses."""

import tomllib
from pathlib import Path

from benchmarks.redaction.scoring.figures import FIGURES

FLOORS: dict[str, float] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))


def missed(figures: dict[str, float | None]) -> list[str]:
    """For each floor that is missed: which figure, how far it got and where the floor is."""
    lines = []
    for figure in FIGURES:
        floor, value = FLOORS.get(figure.code), figures.get(figure.code)
        if floor is None or value is None:
            continue
        if value < floor if figure.high_is_good else value > floor:
            lines.append(
                f"{figure.label}: {value:.2f}, floor {'at least' if figure.high_is_good else 'at most'} {floor:g}"
            )
    return lines
