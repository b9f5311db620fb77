"""What the reviewing desk shows: each text as it stands and as this reader would get it, with every proposal."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from evidence.composing import Composed
from evidence.desk.doubting import Told, doubted
from evidence.desk.originals import Stretch, stretches
from evidence.desk.rows import Row, rows_of
from evidence.models import SummaryEntry
from evidence.models.redaction import OPEN
from evidence.redaction.redacted import RedactedText


@dataclass(frozen=True)
class Part:
    """One text: `rows` are to be looked at, `kept` stay readable for this audience; `original` is the text with
    both in their places, `result` what leaves."""

    entry: SummaryEntry
    result: RedactedText
    rows: list[Row]
    kept: list[Row]
    original: list[Stretch]
    doubts: list[Told] = field(default_factory=list)

    @property
    def undecided(self) -> list[Row]:
        return [row for row in self.rows if row.redaction.decision == OPEN]

    @property
    def same(self) -> bool:
        """Whether the text leaves word for word."""
        return self.result.plain == self.entry.text


def parts_of(composed: Composed) -> list[Part]:
    """All texts of the summary in order."""
    alike = Counter(r.quote.casefold() for entry, _ in composed.entries for r in entry.redactions.all())
    return [part(entry, text, composed, alike) for entry, text in composed.entries]


def with_doubts(parts: Iterable[Part], composed: Composed) -> list[Part]:
    """The same texts with what a reviewer should look at besides the proposals."""
    return [replace(one, doubts=told) for one, told in zip(parts, doubted(composed), strict=True)]


def part(entry: SummaryEntry, result: RedactedText, composed: Composed, alike: Mapping[str, int]) -> Part:
    every = [row for row in rows_of(entry, composed, alike) if not row.swallowed]
    kept = [row for row in every if row.stays and row.settled]
    shown = [row for row in every if not (row.stays and row.settled)]
    rows = [row.numbered(number) for number, row in enumerate(shown, 1)]
    marked = [(row.redaction, row.number, look(row)) for row in rows]
    marked += [(row.redaction, 0, "kept") for row in kept if not row.whole_sentence]
    return Part(entry, result, rows, kept, stretches(entry.text, marked))


def look(row: Row) -> str:
    """How its place in the original is marked: asked, gone or kept."""
    if row.redaction.question:
        return "asked"
    return "kept" if row.stays else "gone"


def questions(parts: Iterable[Part]) -> list[Row]:
    """The proposals that still have to be answered, in order."""
    return [row for one in parts for row in one.rows if row.redaction.question]
