"""The text of a summary as a page shows it: as it will leave, and as it left."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from evidence.models import Summary, SummaryEntry
from evidence.pdf.document import Document
from evidence.pdf.glyphs import lacking
from evidence.redaction.redacted import Piece
from evidence.sources import SECTIONS


@dataclass(frozen=True)
class ShownEntry:
    """A heading with the pieces of its text."""

    heading: str
    text: list[Piece]


@dataclass(frozen=True)
class ShownSection:
    """A section with its entries in order."""

    title: str
    entries: list[ShownEntry]


def as_it_leaves(document: Document) -> list[ShownSection]:
    """The sections of a summary that has not left yet."""
    return [
        ShownSection(
            section.title.plain, [ShownEntry(e.heading.plain, list(e.text)) for e in section.entries]
        )
        for section in document.sections
    ]


def unprintable(document: Document) -> int:
    """How many places of a summary no font can print."""
    return lacking(part.plain for part in document.texts())


def as_it_left(summary: Summary) -> list[ShownSection]:
    """The sections of a released summary, as they were kept then: neither roll nor policy of today changes them.
    Empty for one that left before its text was kept; the file itself holds it."""
    entries = list(summary.entries.all())
    if any(entry.left_as is None for entry in entries):
        return []
    return [
        ShownSection(SECTIONS[section], list(_kept(rows)))
        for section, rows in groupby(entries, key=lambda entry: entry.section)
    ]


def _kept(entries: Iterable[SummaryEntry]) -> Iterable[ShownEntry]:
    return (ShownEntry(entry.heading, [Piece(*piece) for piece in entry.left_as or ()]) for entry in entries)
