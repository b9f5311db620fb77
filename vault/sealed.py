"""Sealed columns: encrypted in the row, opened when the attribute is read.

Each value is bound to its table, column and row, so that no value opens in another place. `key_of` says whose key
seals it, as a path of the row: "school", "case", "concern", "assessment.case", "self" (the row has a key of its own) or
"installation". An empty value stays empty, so that the database can still see that somebody gave a reason; all else is
bytes to it: no lookup but isnull and "is empty", no ordering, no values(), no update(). All of these are refused.
"""

from typing import Any

from django.db import models
from django.db.models.expressions import Col
from django.db.models.lookups import Exact, IsNull
from django.db.models.query_utils import DeferredAttribute

from vault import ring, sealing, whose
from vault.errors import Erased

KNOWN = "_sealed"  # in the row: what each attribute was when it was read, so that unchanged it stays the same bytes


class Token(bytes):
    """Sealed bytes as they stand in a row. They are never shown as text."""

    __slots__ = ()

    def __str__(self) -> str:
        raise TypeError("this value is sealed: read it as an attribute of its row")

    def __format__(self, spec: str) -> str:
        return str(self)

    def __repr__(self) -> str:
        return "<sealed>"


class Opening(DeferredAttribute):
    """The attribute of the row: opens on the first reading, keeps what was opened."""

    field: "Sealed"

    def __get__(self, row: Any, cls: Any = None) -> Any:
        if row is None:
            return self
        name = self.field.attname
        held = row.__dict__[name] if name in row.__dict__ else super().__get__(row, cls)
        return self.field.open(row, held) if type(held) is Token else held

    def __set__(self, row: Any, value: Any) -> None:
        row.__dict__[self.field.attname] = value


class SealedCol(Col):
    """A sealed column in a query. Whoever computes or orders with it is told that it cannot be."""

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError(f"{self.target} is sealed: order and compute in Python, when the rows are read")


def _bare(col: Any) -> Any:
    return Col(col.alias, col.target) if isinstance(col, SealedCol) else col


class IsEmpty(Exact):
    """`column=""`: whether anything was written. No other value can be compared."""

    def __init__(self, lhs: Any, rhs: Any) -> None:
        if rhs != "":
            raise TypeError(f"{lhs.target} is sealed: it can be compared with an empty text only")
        super().__init__(_bare(lhs), rhs)


class IsAbsent(IsNull):
    """`column__isnull`."""

    def __init__(self, lhs: Any, rhs: Any) -> None:
        super().__init__(_bare(lhs), rhs)


class Sealed(models.Field):
    """What all sealed columns do. A kind of column says how its value becomes bytes and back."""

    descriptor_class = Opening

    def __init__(self, *args: Any, key_of: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.key_of = key_of

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "key_of": self.key_of}

    def get_internal_type(self) -> str:
        return "BinaryField"

    # The value ---------------------------------------------------------------------------------------------

    def to_bytes(self, value: Any) -> bytes:
        """The value as bytes; b"" for an empty one."""
        raise NotImplementedError

    def from_bytes(self, plain: bytes) -> Any:
        """The value again."""
        raise NotImplementedError

    def when_erased(self) -> Any:
        """What stands in the place of a value whose key was destroyed."""
        return None

    def place(self, pk: Any) -> str:
        """What the value in the row with this key is bound to."""
        return f"{self.model._meta.db_table}.{self.column}.{pk}"

    def open(self, row: Any, token: Token) -> Any:
        """The value of the token; kept in the row from now on. Raises the vault's error rather than a wrong one."""
        place = self.place(row.pk)
        try:
            plain = sealing.unseal(token, context=place) if token else b""
        except Erased:
            return self.when_erased()
        value = self.from_bytes(plain)
        row.__dict__[self.attname] = value
        row.__dict__.setdefault(KNOWN, {})[self.attname] = (token, plain, place)
        return value

    def pre_save(self, model_instance: Any, add: bool) -> Token | None:
        held = model_instance.__dict__[self.attname]
        if type(held) is Token and not model_instance._state.adding:
            return held
        if type(held) is Token:
            held = self.open(model_instance, held)  # a copy under another id would never open again
        if held is None:
            return None
        known = model_instance.__dict__.setdefault(KNOWN, {})
        token, *before = known.get(self.attname, (None,))
        plain, place = self.to_bytes(held), self.place(model_instance.pk)
        if token is None or [plain, place] != before:
            token = self.seal(model_instance, plain)
            known[self.attname] = (token, plain, place)
        return token

    def seal(self, row: Any, plain: bytes) -> Token:
        """The token of these bytes in this row."""
        if not plain:
            return Token()
        return Token(sealing.seal(plain, context=self.place(row.pk), key=whose.key(row, self.key_of)))

    # The database ------------------------------------------------------------------------------------------

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Token | None:
        if value is None:
            return None
        token = Token(value.encode() if isinstance(value, str) else value)
        if key_id := sealing.key_of(token):
            ring.expect(key_id)
        return token

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        if type(value) is not Token and value not in ("", b""):
            raise TypeError(f"{self} is sealed: it is written by saving its row, not by update()")
        return connection.Database.Binary(value if value else b"")

    def select_format(self, compiler: Any, sql: Any, params: Any) -> Any:
        if compiler.query.values_select:
            raise TypeError(f"{self} is sealed: read it from its row, not by values() or values_list()")
        return super().select_format(compiler, sql, params)

    def get_lookup(self, lookup_name: str) -> Any:
        allowed = {"exact": IsEmpty, "isnull": IsAbsent}
        if lookup_name not in allowed:
            raise TypeError(f"{self} is sealed: the database cannot look it up by {lookup_name!r}")
        return allowed[lookup_name]

    def get_col(self, alias: Any, output_field: Any = None) -> Any:
        return SealedCol(alias, self, output_field or self)

    def value_to_string(self, obj: Any) -> str:
        raise TypeError(f"{self} is sealed and is not written into fixtures")
