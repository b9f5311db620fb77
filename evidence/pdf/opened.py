"""Going through the objects of an opened file."""

from typing import Any

from pypdf.generic import PdfObject


def at(node: PdfObject, *path: str | int) -> Any:
    """The object at the end of a path of keys and numbers, references followed. Raises KeyError, IndexError."""
    found: Any = node.get_object()
    for key in path:
        found = found[key].get_object()
    return found
