"""The kinds of sealed columns: texts, lists and answers, days. What they have in common stands in vault/sealed.py."""

import datetime
import json
from typing import TYPE_CHECKING, Any

from django.db import models

from vault.erased import ERASED
from vault.sealed import Sealed


class _Text(Sealed):
    def to_bytes(self, value: Any) -> bytes:
        text = str(value)
        if self.max_length is not None and len(text) > self.max_length:
            raise ValueError(f"{self} takes at most {self.max_length} characters, not {len(text)}")
        return text.encode()

    def from_bytes(self, plain: bytes) -> str:
        return plain.decode()

    def when_erased(self) -> str:
        return ERASED


class _Json(Sealed):
    empty_strings_allowed = False

    def to_bytes(self, value: Any) -> bytes:
        if not value and value == self.get_default():
            return b""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, plain: bytes) -> Any:
        return json.loads(plain) if plain else self.get_default()

    def when_erased(self) -> Any:
        return self.get_default()


class _Date(Sealed):
    empty_strings_allowed = False

    def to_bytes(self, value: Any) -> bytes:
        date: datetime.date = models.DateField().to_python(value)
        return date.isoformat().encode()

    def from_bytes(self, plain: bytes) -> datetime.date:
        return datetime.date.fromisoformat(plain.decode())


if TYPE_CHECKING:  # to the type checker they hold what the columns they stand for would hold

    class SealedTextField(models.TextField):
        def __init__(self, *args: Any, key_of: str, **options: Any) -> None: ...

    class SealedCharField(models.CharField):
        def __init__(self, *args: Any, key_of: str, **options: Any) -> None: ...

    class SealedJSONField(models.JSONField):
        def __init__(self, *args: Any, key_of: str, **options: Any) -> None: ...

    class SealedDateField(models.DateField):
        def __init__(self, *args: Any, key_of: str, **options: Any) -> None: ...

else:

    class SealedTextField(_Text):
        """A text."""

    class SealedCharField(_Text):
        """A text of at most `max_length` characters."""

    class SealedJSONField(_Json):
        """Lists and answers by name, as JSON."""

    class SealedDateField(_Date):
        """A day."""
