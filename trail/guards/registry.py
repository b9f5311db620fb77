"""Which tables are guarded, and by what."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from trail.guards.triggers import Trigger

Rule = Callable[[str, list[str]], Iterable[Trigger]]  # (table, its columns) -> its triggers

_rules: dict[str, list[Rule]] = {}


def register(table: str, rule: Callable[..., Iterable[Trigger]], **options: Any) -> None:
    """Guard a table by one more rule."""
    _rules.setdefault(table, []).append(partial(rule, **options))


def guarded() -> frozenset[str]:
    """The names of all guarded tables."""
    return frozenset(_rules)


def triggers(table: str, columns: list[str]) -> dict[str, Trigger]:
    """The triggers that a table needs, by name; a rule registered twice counts once."""
    wanted = (trigger for rule in _rules.get(table, ()) for trigger in rule(table, columns))
    return {trigger.name: trigger for trigger in wanted}
