"""Rows by name. Names are sealed in the database (decision 0019), so the order is made when the rows are here."""

from collections.abc import Iterator
from typing import Any, TypeVar

from django.db import models
from django.db.models.query import ModelIterable

from people.words import plain

Row = TypeVar("Row", bound=models.Model)


def by(*names: str) -> tuple[str, ...]:
    """What names are ordered by: no accents, no capitals."""
    return tuple(plain(name) for name in names)


class ByName(models.QuerySet[Row]):
    """Whole rows come in the order of their `in_order()`, unless another order or a part of them is asked for."""

    def _fetch_all(self) -> None:
        waits = self._result_cache is None
        super()._fetch_all()  # type: ignore[misc]
        if waits and self._result_cache is not None and self._sorts():
            self._result_cache.sort(key=_in_order)

    def iterator(self, chunk_size: int | None = None) -> Iterator[Row]:
        rows = super().iterator(chunk_size)
        return iter(sorted(rows, key=_in_order)) if self._sorts() else rows

    def _sorts(self) -> bool:
        asked: Any = self
        elsewise = (
            asked.query.order_by or asked.query.is_sliced or asked.query.deferred_loading != (set(), True)
        )
        return asked._iterable_class is ModelIterable and not elsewise


def _in_order(row: Any) -> Any:
    return row.in_order()
