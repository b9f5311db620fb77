"""The table of a run: a row for each figure, a column for each system."""

from collections.abc import Iterator
from typing import Any

from benchmarks.redaction.floors import FLOORS
from benchmarks.redaction.scoring.figures import FIGURES

WIDTH = 42
COSTS = {"speed": "characters a second", "load": "seconds to the first answer", "memory": "MB added"}
BREAKDOWNS = {"type": "covered in full, by type", "form": "by form of the name", "trap": "taken for nothing"}
Row = tuple[str, list[str]]


def lines(result: dict[str, Any]) -> Iterator[str]:
    """The whole as text: figures side by side and what they cost, then recall by type, form and trap."""
    yield f"set {result['set']}, seed {result['seed']}: {result['passages']} passages, {result['cases']} cases"
    for part in (rows(result), *(_breakdown(kind, _ran(result)) for kind in BREAKDOWNS)):
        yield from (_line(*row) for row in part)
        yield ""


def rows(result: dict[str, Any]) -> Iterator[Row]:
    """The heading, a row for each figure (per cent where nothing else is said), a row for each cost."""
    systems = _ran(result)
    yield "", ["floor", "95 % of ours", *systems]
    for figure in FIGURES:
        floor, between = (
            FLOORS.get(figure.code),
            systems.get("ours", {}).get("intervals", {}).get(figure.code),
        )
        sign = ">=" if figure.high_is_good else "<="
        yield (
            figure.label,
            [
                f"{sign} {floor:g}" if floor is not None else "",
                f"{between[0]:.2f}-{between[1]:.2f}" if between else "",
                *(_number(told["figures"][figure.code]) for told in systems.values()),
            ],
        )
    for cost, label in COSTS.items():
        yield label, ["", "", *(_number(told.get(cost)) for told in systems.values())]


def _ran(result: dict[str, Any]) -> dict[str, Any]:
    return {name: told for name, told in result["systems"].items() if "figures" in told}


def _breakdown(kind: str, systems: dict[str, Any]) -> Iterator[Row]:
    counts = {name: told["counts"] for name, told in systems.items()}
    good = "_hit" if kind == "trap" else "_ok"
    found = sorted({key for told in counts.values() for key in told if key.startswith(f"{kind}:")})
    yield BREAKDOWNS[kind], ["number", "", *systems]
    for key in (key for key in found if not key.endswith(good)):
        shares = [_number(100 * told.get(key + good, 0) / told[key]) for told in counts.values()]
        yield key.partition(":")[2], [str(next(iter(counts.values()))[key]), "", *shares]


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.2f}"


def _line(label: str, cells: list[str]) -> str:
    return f"{label:{WIDTH}s}" + "".join(f"{cell:>15s}" for cell in cells)
