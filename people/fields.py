"""A column that keeps the search words of its row in step on every write, bulk writes included."""

from typing import Any

from people.words import search_text
from vault.fields import SealedTextField


class SearchWords(SealedTextField):
    """Filled from the row's `search_parts()` whenever the row is written; never typed by anybody."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"editable": False, "default": " ", "key_of": "school", **options})

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        setattr(model_instance, self.attname, search_text(model_instance.search_parts()))
        return super().pre_save(model_instance, add)
