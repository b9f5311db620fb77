"""The identifier that each PDF carries in its trailer: by it a file is recognised although it was changed."""

import re

ID = re.compile(rb"/ID\s*\[\s*<([0-9a-fA-F]{32})>")
MOST = 40  # of a stranger's file: it may hold a million


def marks_in(pdf: bytes) -> set[str]:
    """The identifiers that stand in the bytes, in small letters, the last ones; a file that was saved again has
    several."""
    return {found.decode().lower() for found in ID.findall(pdf)[-MOST:]}


def mark_of(pdf: bytes) -> str:
    """The identifier of a file of ours. Raises ValueError where it has none or several."""
    (mark,) = marks_in(pdf)
    return mark
