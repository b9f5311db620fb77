"""A column with the mark of another one, so that a sealed value can be found and can be unique."""

from typing import Any

from django.db import models

from vault.blind_index import mark


class MarkField(models.BinaryField):
    """The blind mark of the column `of` of its row, apart for each value of `within`; empty where there is none."""

    def __init__(self, *args: Any, of: str, within: str, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 32, "null": True, "editable": False, **options})
        self.of, self.within = of, within

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "editable": False, "of": self.of, "within": self.within}

    def pre_save(self, model_instance: Any, add: bool) -> bytes | None:
        value = getattr(model_instance, self.of)
        marked = self.mark(value, within=getattr(model_instance, self.within)) if value else None
        setattr(model_instance, self.attname, marked)
        return marked

    def mark(self, value: str, *, within: Any) -> bytes:
        """What a row with this value has here."""
        return mark(f"{within}:{value}", context=f"{self.model._meta.db_table}.{self.column}")
