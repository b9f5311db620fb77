"""The systems that are run side by side: modules with `load(roll)` and, where a column needs another name, `title()`.

`load` gives a function of (passages, floor) that returns, for each passage, its spans as {"start", "end", "type",
"person", "conf"}; offsets count code points. A system that cannot run here raises `NotHere` with what to do.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from benchmarks.redaction.systems.missing import NotHere

Passages = list[dict[str, Any]]
Run = Callable[[Passages, float], list[list[dict[str, Any]]]]
NAMES = ("ours", "patterns_only", "presidio")
#: What a system is given of a passage; the gold stays with the benchmark.
GIVEN = ("id", "case", "kind", "subject", "case_handles", "case_people", "text")


def load(name: str, roll: dict[str, Any]) -> Run:
    """The system, ready for passages of this roll. Raises NotHere where it is not installed."""
    return import_module(f"benchmarks.redaction.systems.{name}").load(roll)


def title(name: str) -> str:
    """The heading of the system's column."""
    module = import_module(f"benchmarks.redaction.systems.{name}")
    return str(module.title()) if hasattr(module, "title") else name


def without_gold(passages: Passages) -> Passages:
    return [{key: passage[key] for key in GIVEN} for passage in passages]


__all__ = ["NAMES", "NotHere", "load", "title", "without_gold"]
