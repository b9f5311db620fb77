"""Sealing what stood in plain columns: an operation for migrations."""

from collections.abc import Callable
from typing import Any

from django.db.migrations.operations.base import Operation

from vault import sealing, whose
from vault.errors import CannotUnseal
from vault.sealed import Sealed, Token


class SealColumns(Operation):
    """Turns plain columns of one model into sealed ones and seals their rows, in the order of their keys.

    Constraints that speak of the columns are removed before and added after. Guards that refuse changes of rows are
    down meanwhile (trail.guards.installing.remove). There is no way back: what is sealed does not become plain again.
    """

    reduces_to_sql = False
    reversible = False

    def __init__(self, model_name: str, **fields: Sealed) -> None:
        self.model_name, self.fields = model_name.lower(), fields

    def deconstruct(self) -> Any:
        return (type(self).__name__, [self.model_name], self.fields)

    def state_forwards(self, app_label: str, state: Any) -> None:
        for name, field in self.fields.items():
            state.alter_field(app_label, self.model_name, name, field, preserve_default=True)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        before = from_state.apps.get_model(app_label, self.model_name)
        after = to_state.apps.get_model(app_label, self.model_name)
        pairs = [(before._meta.get_field(name), after._meta.get_field(name)) for name in self.fields]
        if schema_editor.connection.vendor == "sqlite":
            schema_editor._remake_table(before, alter_fields=pairs)
        else:
            _to_bytes(schema_editor, after, [new for _, new in pairs])
        for row in after._base_manager.order_by("pk").iterator(500):
            seal_row(row, self.fields)

    def describe(self) -> str:
        return f"Seal {', '.join(self.fields)} of {self.model_name}"


def _to_bytes(schema_editor: Any, model: Any, fields: list[Any]) -> None:
    quote = schema_editor.quote_name
    changes = []
    for field in fields:
        column = quote(field.column)
        changes += [
            f"ALTER COLUMN {column} DROP DEFAULT",
            f"ALTER COLUMN {column} TYPE bytea USING convert_to({column}::text, 'UTF8')",
        ]
    schema_editor.execute(f"ALTER TABLE {quote(model._meta.db_table)} {', '.join(changes)}")


def reseal(rows: Any, column: str, path: str, context: Callable[[Any], str]) -> None:
    """Seals bytes that stood under the master key under the key of their case or school."""
    for row in rows.exclude(**{column: None}).order_by("pk").iterator(50):
        place = context(row)
        plain = sealing.unseal(bytes(getattr(row, column)), context=place)
        setattr(row, column, sealing.seal(plain, context=place, key=whose.key(row, path)))
        row.save(update_fields=[column])


def seal_row(row: Any, names: Any) -> None:
    """Seals what still stands in these columns as it was written before."""
    for name in names:
        field, held = row._meta.get_field(name), row.__dict__[name]
        if type(held) is Token and not _is_sealed(field, row, held):
            row.__dict__[name] = field.from_bytes(bytes(held)) if held else None if field.null else held
    row.save(update_fields=list(names))


def _is_sealed(field: Any, row: Any, held: Token) -> bool:
    try:
        field.open(row, held)
    except (CannotUnseal, ValueError):
        return False
    return bool(held)
