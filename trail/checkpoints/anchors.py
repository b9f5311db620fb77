"""Checkpoints that were kept outside, read from files."""

from pathlib import Path
from typing import NamedTuple

from trail.checkpoints import notes
from trail.checkpoints.notes import NoNote, Note


class Anchor(NamedTuple):
    """A file that somebody kept. `note` is None when it is damaged."""

    name: str
    note: Note | None


def load(place: Path) -> list[Anchor]:
    """Every checkpoint of a folder (its .txt files), or the one in a file. Raises OSError, NoNote for no file."""
    files = sorted(place.glob("*.txt")) if place.is_dir() else [place]
    if not files:
        raise NoNote(f"{place} holds no checkpoint (files that end in .txt)")
    return [Anchor(file.name, _note(file)) for file in files]


def _note(file: Path) -> Note | None:
    try:
        return notes.parse(file.read_bytes().decode())
    except ValueError:
        return None
