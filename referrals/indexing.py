"""An index added while a school works: beside all writing on PostgreSQL, at once on SQLite. For migrations that are not
atomic."""

from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class AddIndexBeside(AddIndexConcurrently):
    """As AddIndexConcurrently, for a database that need not be PostgreSQL."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        add = AddIndexConcurrently if schema_editor.connection.vendor == "postgresql" else migrations.AddIndex
        add.database_forwards(self, app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        add = AddIndexConcurrently if schema_editor.connection.vendor == "postgresql" else migrations.AddIndex
        add.database_backwards(self, app_label, schema_editor, from_state, to_state)
