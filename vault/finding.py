"""Finding rows by what is sealed in them: the values are opened here, for the database cannot compare."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models

from vault import sealing
from vault.errors import Erased


def holding(rows: Iterable[Any], **values: Any) -> list[Any]:
    """The rows whose attributes have these values. Narrow the rows down in the database first."""
    return [row for row in rows if all(getattr(row, name) == value for name, value in values.items())]


def opened(rows: models.QuerySet[Any], name: str) -> Iterator[tuple[Any, str]]:
    """Primary key and opened text of one sealed column, for thousands of rows: they are not made for it. What was
    erased is passed over."""
    field, pk = rows.model._meta.get_field(name), rows.model._meta.pk
    try:
        sql, params = rows.only(pk.name, name).order_by().query.sql_with_params()
    except EmptyResultSet:
        return
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, params)
        found = cursor.fetchall()
    for raw, token in found:
        key = pk.to_python(raw)
        try:
            yield key, sealing.unseal(bytes(token), context=field.place(key)).decode() if token else ""
        except Erased:
            continue
