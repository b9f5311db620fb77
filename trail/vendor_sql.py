"""SQL in a migration for one of the two databases only."""

from typing import Any

from django.db.migrations.operations import RunSQL


class VendorSQL(RunSQL):
    """RunSQL that does nothing on the other database."""

    def __init__(self, vendor: str, sql: str, reverse_sql: str = RunSQL.noop) -> None:
        self.vendor = vendor
        super().__init__(sql, reverse_sql)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How the migration is written down."""
        return type(self).__name__, [self.vendor, self.sql, self.reverse_sql], {}

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Run on this vendor's database only."""
        if schema_editor.connection.vendor == self.vendor:
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Run on this vendor's database only."""
        if schema_editor.connection.vendor == self.vendor:
            super().database_backwards(app_label, schema_editor, from_state, to_state)
