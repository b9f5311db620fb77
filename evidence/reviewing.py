"""What the reviewing desk shows: each text as it stands and as this reader would get it, with every proposal."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from evidence.composing import Composed
from evidence.models import Redaction, SummaryEntry
from evidence.models.redaction import OPEN
from evidence.originals import Stretch, stretches
from evidence.redaction import span as kinds
from evidence.redaction.redacted import RedactedText
from evidence.redaction.sentences import sentence_around
from evidence.wording import KINDS, named
from workflows.audiences import KEEP, MASK_SENTENCE

WITH_ITS_SENTENCE = "[sentence removed]"


@dataclass(frozen=True)
class Row:
    """One proposal: before, the stretch and after are its sentence; `shown` is what the reader sees; `number` is its
    place among those of its text; `alike` counts the proposals of the case on the same words."""

    redaction: Redaction
    before: str
    after: str
    kind: str
    whose: str
    shown: str
    stays: bool
    number: int = 0
    alike: int = 1

    @property
    def quote(self) -> str:
        return self.redaction.quote

    @property
    def ambiguous(self) -> bool:
        """Whether it may still mean several people: then it cannot be left in."""
        return self.redaction.ambiguous

    @property
    def left_in(self) -> bool:
        """Whether it stays readable because a person said so."""
        return not self.redaction.stands

    @property
    def whole_sentence(self) -> bool:
        """Whether it is a sentence that shows who told."""
        return self.redaction.type == kinds.TELLING


@dataclass(frozen=True)
class Part:
    """One text: `rows` are to be looked at, `kept` stay readable for this audience; `original` is the text with
    both in their places, `result` what leaves."""

    entry: SummaryEntry
    result: RedactedText
    rows: list[Row]
    kept: list[Row]
    original: list[Stretch] = field(default_factory=list)

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


def part(entry: SummaryEntry, result: RedactedText, composed: Composed, alike: Counter[str]) -> Part:
    gone = sentences_gone(entry, composed)
    rows, kept = [], []
    for redaction in entry.redactions.all():
        row = row_of(redaction, entry, composed, gone, len(rows) + 1, alike[redaction.quote.casefold()])
        if row.stays and redaction.decision == OPEN and not redaction.question:
            kept.append(row)
        else:
            rows.append(row)
    marked = [(row.redaction, row.number, look(row)) for row in rows]
    marked += [(row.redaction, 0, "kept") for row in kept if not row.whole_sentence]
    return Part(entry, result, rows, kept, stretches(entry.text, marked))


def look(row: Row) -> str:
    """How its place in the original is marked: asked, gone or kept."""
    if row.redaction.question:
        return "asked"
    return "kept" if row.stays or row.left_in else "gone"


def sentences_gone(entry: SummaryEntry, composed: Composed) -> list[tuple[int, int]]:
    """The sentences that leave as a whole."""
    standing = [row.as_span() for row in entry.redactions.all() if row.stands]
    return [
        sentence_around(entry.text, span.start, span.end)
        for span in standing if composed.release.action(span) == MASK_SENTENCE
    ]  # fmt: skip


def row_of(
    redaction: Redaction, entry: SummaryEntry, composed: Composed, gone: list[tuple[int, int]], number: int, alike: int
) -> Row:  # fmt: skip
    span, release = redaction.as_span(), composed.release
    start, end = sentence_around(entry.text, redaction.start, redaction.end)
    action = release.action(span) if redaction.stands else KEEP
    swallowed = any(left <= redaction.start and redaction.end <= right for left, right in gone)
    return Row(
        redaction=redaction,
        before=entry.text[start : redaction.start],
        after=entry.text[redaction.end : end],
        kind="Marked by hand" if redaction.recogniser == kinds.ADDED else KINDS.get(span.type, span.type),
        whose=whose(redaction, composed),
        shown=WITH_ITS_SENTENCE
        if swallowed
        else ("" if action == KEEP else release.words_for(span, action, redaction.quote)),
        stays=action == KEEP and not swallowed,
        number=number,
        alike=alike,
    )


def whose(redaction: Redaction, composed: Composed) -> str:
    """Whom it means, in words: the name on the list with the part they play, or that it is not clear."""
    span = redaction.as_span()
    if span.ambiguous:
        return "could be " + " or ".join(sorted(named(who, composed) for who in span.candidates))
    return named(span.person, composed) if span.person else ""


def questions(parts: Iterable[Part]) -> list[Row]:
    """The proposals that still have to be answered, in order."""
    return [row for one in parts for row in one.rows if row.redaction.question]
