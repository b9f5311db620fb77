"""The identifier that each PDF carries in its trailer: by it a file is recognised although it was changed."""

import re

#: As the file was laid out (32 digits as they are), as signing writes them (each as its code), as locking makes anew.
ID = re.compile(rb"/ID\s*\[\s*(?:\(([0-9a-f]{32})\)|<((?:3[0-9]|6[1-6]){32})>|<([0-9a-fA-F]{32})>)")
MOST = 40  # of a stranger's file: it may hold a million


def marks_in(pdf: bytes) -> set[str]:
    """The identifiers that stand in the bytes, in small letters, the last ones; a file that was saved again has
    several."""
    found = [(plain or _spelt(coded) or other) for plain, coded, other in ID.findall(pdf)[-MOST:]]
    return {mark.decode().lower() for mark in found}


def _spelt(coded: bytes) -> bytes:
    return bytes.fromhex(coded.decode())


def mark_of(pdf: bytes) -> str:
    """The identifier of a file of ours. Raises ValueError where it has none or several."""
    (mark,) = marks_in(pdf)
    return mark
