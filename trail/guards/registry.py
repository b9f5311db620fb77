"""Which tables are guarded, and by what."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from trail.guards.triggers import Trigger

Rule = partial[Iterable[Trigger]]  # called with (table, its columns), gives its triggers

_rules: dict[str, list[Rule]] = {}


def register(table: str, rule: Callable[..., Iterable[Trigger]], **options: Any) -> None:
    """Guard a table by one more rule."""
    _rules.setdefault(table, []).append(partial(rule, **options))


def guarded() -> frozenset[str]:
    """The names of all guarded tables."""
    return frozenset(_rules)


def tables_under(rule: Callable[..., Iterable[Trigger]]) -> frozenset[str]:
    """The names of the tables that this rule guards."""
    return frozenset(table for table, rules in _rules.items() if any(one.func is rule for one in rules))


def triggers(table: str, columns: list[str]) -> dict[str, Trigger]:
    """The triggers that a table needs, by name; a rule registered twice counts once."""
    wanted = (trigger for rule in _rules.get(table, ()) for trigger in rule(table, columns))
    return {trigger.name: trigger for trigger in wanted}


def blanks() -> dict[str, frozenset[str]]:
    """By table, the columns that lawful erasure may blank although the table is guarded."""
    found = {
        table: frozenset[str]().union(*(one.keywords.get("blanks", ()) for one in rules))
        for table, rules in _rules.items()
    }
    return {table: columns for table, columns in found.items() if columns}
