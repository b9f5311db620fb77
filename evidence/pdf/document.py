"""What goes into the file, as data: only RedactedText and words of our own."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from evidence.redaction.redacted import RedactedText


@dataclass(frozen=True)
class Entry:
    """One text of the case. `ref` is its neutral name in errors ("entry 12"); it is not printed."""

    ref: str
    heading: RedactedText
    text: RedactedText


@dataclass(frozen=True)
class Section:
    """A heading of our own with its entries in order; `note` stands below the heading."""

    title: RedactedText
    entries: tuple[Entry, ...]
    note: RedactedText | None = None


@dataclass(frozen=True)
class Document:
    """A summary for one audience. `made_at` is printed in the file's metadata, so it is fixed, not "now"."""

    title: RedactedText
    reference: RedactedText
    audience: RedactedText
    made_at: datetime
    facts: tuple[tuple[RedactedText, RedactedText], ...]
    sections: tuple[Section, ...]
    kind: str = "Evidence summary"  # what the file's metadata calls it

    def __post_init__(self) -> None:
        for text in self.texts():
            if not isinstance(text, RedactedText):
                raise TypeError("a document takes RedactedText only")

    def texts(self) -> Iterator[RedactedText]:
        """All that is printed in the flow of the pages, in the order of reading."""
        yield self.title
        for name, value in self.facts:
            yield from (name, value)
        for section in self.sections:
            yield section.title
            yield from (section.note,) if section.note else ()
            for entry in section.entries:
                yield from (entry.heading, entry.text)

    @property
    def running_header(self) -> str:
        return f"{self.reference.plain} · For: {self.audience.plain} · Confidential"

    def identifier(self) -> bytes:
        """32 hexadecimal digits that depend on nothing but what is printed, for the file's /ID."""
        return digest([self.running_header, self.made_at.isoformat(), *(text.plain for text in self.texts())])


def digest(parts: Iterable[str]) -> bytes:
    summed = hashlib.sha256()
    for part in parts:
        summed.update(len(part).to_bytes(8, "big") + part.encode())
    return summed.hexdigest()[:32].encode()
