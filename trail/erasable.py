"""Which columns lawful erasure takes, and in whose chain it has to be told. Each room declares its own (register).

What is sealed goes with the key of its case or concern, and its rows stay as they are. The rest is blanked: the guards
let these columns change after the entry `payload.erased` of one of the chains, and at no other time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from vault.fields import Sealed

ERASED = "[erased]"


@dataclass(frozen=True)
class Erasable:
    """`path` leads from a row to its case, as in a query. `always`: sealed columns that say so though empty."""

    model: type[models.Model]
    path: str
    columns: tuple[str, ...]
    always: tuple[str, ...] = ()

    def fields(self) -> list[Any]:
        """The fields behind the columns."""
        return [self.model._meta.get_field(name) for name in (*self.columns, *self.always)]

    def plain(self) -> list[Any]:
        """Those that no key seals: they are blanked."""
        return [field for field in self.fields() if not isinstance(field, Sealed)]


_known: dict[str, Erasable] = {}


def register(model: type[models.Model], path: str, columns: str, *, always: str = "") -> None:
    """Declare the columns (names with spaces between) of one model."""
    one = Erasable(model, path, tuple(columns.split()), tuple(always.split()))
    _known[model._meta.db_table] = one


def known() -> Iterator[Erasable]:
    """All that were declared, in their order."""
    yield from _known.values()


def blanks_of(table: str) -> dict[str, Any]:
    """For the guards of a table: its columns, and SQL for the chains; nothing where none is declared."""
    one = _known.get(table)
    if one is None or not (one.plain() or one.always):
        return {}
    columns = frozenset((*(field.column for field in one.plain()), *one.always))
    return {"blanks": columns, "chains": _chains(one.model, one.path.split("__"))}


def _chains(model: type[models.Model], path: list[str]) -> str:
    first: Any = model._meta.get_field(path[0])
    if first.one_to_many:  # the way back: rows that point to this one
        return _select(first.related_model, path[1], first.field.column, 'OLD."id"')
    found = f'OLD."{first.column}"'
    for name in path[1:]:
        found, first = (
            _select(first.related_model, name, "", found),
            first.related_model._meta.get_field(name),
        )
    return found


def _select(model: type[models.Model], name: str, where: str, found: str) -> str:
    meta: Any = model._meta
    column, where = meta.get_field(name).column, where or meta.pk.column
    return f'SELECT t."{column}" FROM "{meta.db_table}" t WHERE t."{where}" IN ({found})'


def blanked(one: Erasable) -> dict[str, Any]:
    """The changes of the plain columns of one declared model, for a query's update()."""
    return {field.name: _blank(field) for field in one.plain()}


def _blank(field: Any) -> Any:
    # nothing, or the word where somebody had written something
    if field.null:
        return None
    if isinstance(field, models.JSONField):
        return [] if field.default is list else {}
    if isinstance(field, models.BinaryField):
        return b""
    empty = models.When(**{field.name: ""}, then=models.Value(""))
    return models.Case(empty, default=models.Value(ERASED))


def still_there(one: Erasable) -> models.Q:
    """Rows that hold something plain yet."""
    found = models.Q(pk__in=[])
    for field in one.plain():
        filled = models.Q(**{f"{field.name}__isnull": False})
        found |= (
            filled
            if field.null and field.is_relation
            else filled & ~models.Q(**{f"{field.name}__in": _left(field)})
        )
    return found


def gone(one: Erasable) -> models.Q:
    """Rows that look erased: the word instead of a text, a file without bytes."""
    found = models.Q(pk__in=[])
    for field in one.plain():
        if isinstance(field, models.CharField | models.TextField):
            found |= models.Q(**{field.name: ERASED})
        elif isinstance(field, models.BinaryField) and not field.null:
            found |= models.Q(**{field.name: b""})
    return found


def _left(field: Any) -> list[Any]:
    if isinstance(field, models.JSONField):
        return [[], {}]
    return [b""] if isinstance(field, models.BinaryField) else ["", ERASED]
