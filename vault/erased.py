"""What is shown where something was erased."""

from typing import Any


class ErasedText(str):
    """Stands in the place of a text that nobody can read any more; pages show it as it is."""

    __slots__ = ()


ERASED = ErasedText("[erased]")


def is_erased(value: Any) -> bool:
    """Whether this stands for a text whose key was destroyed; somebody's own "[erased]" does not."""
    return isinstance(value, ErasedText)
