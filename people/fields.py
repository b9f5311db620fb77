"""A column that keeps the search words of its row in step on every write, bulk writes included."""

from typing import Any

from django.db import models

from people.words import search_text


class SearchWords(models.TextField):
    """Filled from the row's `search_parts()` whenever the row is written; never typed by anybody."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"editable": False, "default": " ", **options})

    def pre_save(self, model_instance: Any, add: bool) -> str:
        value = search_text(model_instance.search_parts())
        setattr(model_instance, self.attname, value)
        return value
