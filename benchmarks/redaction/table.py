"""The table of a run: a row for each figure, a column for each system."""

from collections.abc import Iterator
from typing import Any

from benchmarks.redaction.floors import FLOORS
from benchmarks.redaction.scoring.figures import FIGURES

WIDTH = 42
COSTS = {"speed": "characters a second", "load": "seconds to the first answer", "memory": "MB added"}
BREAKDOWNS = {"type": "covered in full, by type", "form": "by form of the name", "trap": "taken for nothing"}


def lines(result: dict[str, Any]) -> Iterator[str]:
    """The figures side by side (per cent where nothing else is said), then cost, then recall by type and form."""
    systems = {name: told for name, told in result["systems"].items() if "figures" in told}
    yield f"set {result['set']}, seed {result['seed']}: {result['passages']} passages, {result['cases']} cases"
    yield _row("", ["floor", "95 % of ours", *systems])
    for figure in FIGURES:
        floor, between = (
            FLOORS.get(figure.code),
            systems.get("ours", {}).get("intervals", {}).get(figure.code),
        )
        sign = ">=" if figure.high_is_good else "<="
        yield _row(figure.label, [
            f"{sign} {floor:g}" if floor is not None else "",
            f"{between[0]:.2f}-{between[1]:.2f}" if between else "",
            *(_number(told["figures"][figure.code]) for told in systems.values()),
        ])  # fmt: skip
    for cost, label in COSTS.items():
        yield _row(label, ["", "", *(_number(told.get(cost)) for told in systems.values())])
    for kind, label in BREAKDOWNS.items():
        yield from _breakdown(kind, label, systems)


def _breakdown(kind: str, label: str, systems: dict[str, Any]) -> Iterator[str]:
    counts = {name: told["counts"] for name, told in systems.items()}
    good = "_hit" if kind == "trap" else "_ok"
    rows = sorted({key for told in counts.values() for key in told if key.startswith(f"{kind}:")})
    yield ""
    yield _row(label, ["number", "", *systems])
    for row in (row for row in rows if not row.endswith(("_ok", "_hit"))):
        shares = [_number(100 * told.get(row + good, 0) / told[row]) for told in counts.values()]
        yield _row(row.partition(":")[2], [str(next(iter(counts.values()))[row]), "", *shares])


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.2f}"


def _row(label: str, cells: list[str]) -> str:
    return f"{label:{WIDTH}s}" + "".join(f"{cell:>15s}" for cell in cells)
