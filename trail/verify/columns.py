"""Columns as the database really holds them: a damaged value must become a finding, never a crash."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, F, Func, IntegerField


class Raw(Func):
    """Any column as bytes, even a text that is no UTF-8 or a UUID that is none."""

    output_field = BinaryField()
    template = "%(expressions)s"

    def __init__(self, name: str) -> None:
        super().__init__(F(name))

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS BLOB)", **context)


class RawText(Raw):
    """The same for a column that PostgreSQL does not keep as bytes."""

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "convert_to((%(expressions)s)::text, 'UTF8')"
        return self.as_sql(compiler, connection, template=template, **context)


class Number(Func):
    """An integer, whatever SQLite was made to hold."""

    output_field = IntegerField()
    template = "CAST(%(expressions)s AS bigint)"

    def __init__(self, name: str) -> None:
        super().__init__(F(name))


def text(raw: bytes | None) -> str:
    """The bytes read as UTF-8, with a mark where they are not."""
    return bytes(raw or b"").decode(errors="replace")


def uuid(raw: bytes | None) -> UUID | None:
    """The UUID, or None where it is none."""
    try:
        return UUID(text(raw))
    except ValueError:
        return None


def moment(raw: bytes | None) -> datetime | None:
    """The time, or None where it is none."""
    try:
        found = datetime.fromisoformat(text(raw))
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
