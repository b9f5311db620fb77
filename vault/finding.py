"""Finding rows by what is sealed in them: the rows are read and opened, for the database cannot compare."""

from collections.abc import Iterable
from typing import Any, TypeVar

Row = TypeVar("Row")


def holding(rows: Iterable[Row], **values: Any) -> list[Row]:
    """The rows whose attributes have these values. Narrow the rows down in the database first."""
    return [row for row in rows if all(getattr(row, name) == value for name, value in values.items())]
