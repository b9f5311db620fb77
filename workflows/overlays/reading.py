"""Overlay files: one for each local authority or school, read from a folder once and refused whole when wrong."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from workflows import contacts
from workflows.overlays.limits import lowered
from workflows.overlays.shapes import KINDS, misshapen
from workflows.unusable import Unusable

Rows = Mapping[str, Mapping[str, Any]]


class OverlayError(Unusable):
    """An overlay that cannot be used; the message names file, row, key and reason."""


@dataclass(frozen=True, eq=False)
class Overlay:
    """The own rows of one authority or school. `kind` is "authority" or "school", `owner` its code or short name."""

    file: str
    kind: str
    owner: str
    version: str
    checked: date
    rows: Mapping[str, Rows]  # by kind: row, sign, deadline, route, contact

    def of(self, kind: str) -> Rows:
        """The own rows of one kind by code."""
        return self.rows.get(kind, {})

    def checked_on(self, row: Mapping[str, Any]) -> date:
        """The day somebody last checked the row: its own, else that of the whole file."""
        day: date = row.get("last_checked", self.checked)
        return day

    @property
    def name(self) -> str:
        """Whose rows they are and of which version, as a code: it is kept with what was decided under them."""
        return f"{self.kind}:{self.owner}:{self.version}"

    @property
    def astray(self) -> str:
        """What to say of a school's file where no school has this short name."""
        return f"{self.file}: no school here has the short name {self.owner!r}, so its rows apply nowhere."

    @property
    def whose(self) -> str:
        """Whose rows they are, for a heading."""
        return contacts.authority(self.owner).name if self.kind == "authority" else "This school"


@dataclass(frozen=True, eq=False)
class Shelf:
    """All overlays of an installation."""

    overlays: tuple[Overlay, ...] = ()

    def layers(self, *, authority: str, school: str = "") -> tuple[Overlay, ...]:
        """What is laid over the default, in this order: the authority's rows, then the school's."""
        wanted = {("authority", authority): 0, ("school", school): 1}
        found = [one for one in self.overlays if (one.kind, one.owner) in wanted]
        return tuple(sorted(found, key=lambda one: wanted[one.kind, one.owner]))


def read(text: str, file: str) -> Overlay:
    """An overlay from the text of its file. Raises OverlayError for the first thing that is wrong."""
    try:
        return made(tomllib.loads(text), file)
    except tomllib.TOMLDecodeError as error:
        raise OverlayError(f"{file}: this is not TOML: {error}") from None


def made(rows: Mapping[str, Any], file: str) -> Overlay:
    """An overlay from the content of its file. Raises OverlayError for the first thing that is wrong."""
    for wrong in chain(misshapen(rows), lowered(rows)):
        raise OverlayError(f"{file}: {wrong}")
    kind = "authority" if "authority" in rows else "school"
    return Overlay(
        file,
        kind,
        rows[kind],
        rows["version"],
        rows["last_checked"],
        {key: rows.get(key, {}) for key in KINDS},
    )


@cache
def read_folder(folder: Path | None) -> Shelf:
    """The overlays of every .toml file in a folder, none without one. Raises OverlayError."""
    files = sorted(folder.glob("*.toml")) if folder else []
    return shelf(read(_text_of(path), path.name) for path in files)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        where = f"its byte {error.start + 1} is no UTF-8"
        raise OverlayError(f"{path.name}: this is not TOML: {where}; save it as UTF-8") from None
    except OSError as error:
        raise OverlayError(f"{path.name} cannot be read: {error.strerror}") from None


def shelf(overlays: Iterable[Overlay]) -> Shelf:
    """The overlays together. Raises OverlayError where two are of one authority or school."""
    seen: dict[tuple[str, str], Overlay] = {}
    for one in overlays:
        first = seen.setdefault((one.kind, one.owner), one)
        if first is not one:
            raise OverlayError(
                f"{one.file}: key '{one.kind}': {first.file} holds the rows of {one.kind} {one.owner!r} already; "
                "put them into one file"
            )
    return Shelf(tuple(seen.values()))
