"""The records that carry a chain, found without knowing what they are."""

from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from trail.models import ChainHead


def head_models() -> "list[type[ChainHead]]":
    """Every model with a chain of its own (a subclass of ChainHead)."""
    fields = {"head_seq", "head_hash"}
    return [model for model in apps.get_models() if fields <= {field.name for field in model._meta.fields}]  # type: ignore[misc]
