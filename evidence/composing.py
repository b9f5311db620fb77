"""The summary as it will leave: entries, decisions and policy composed into a document."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.conf import settings
from django.utils import timezone

from evidence.attached import no_longer
from evidence.classes import classes_of
from evidence.models import Summary, SummaryEntry
from evidence.models.redaction import Redaction
from evidence.pdf.document import Document, Entry, Section
from evidence.redaction.apply import Release, redact
from evidence.redaction.context import CaseContext
from evidence.redaction.labels import Labels
from evidence.redaction.recheck import Leftover, leftovers
from evidence.redaction.redacted import RedactedText
from evidence.redaction.retyping import part_of
from evidence.redaction.span import TELLING, Span
from evidence.redaction.swap import Exchange, swap
from evidence.roster import context_of, roll_of
from evidence.sources import SECTIONS
from people.dates import said
from workflows.audiences import KEEP

words = RedactedText.fixed


@dataclass(frozen=True)
class Composed:
    """One making of a summary. `taken_out` are (entry's name, stretch); `left` are stretches that stay on purpose."""

    document: Document
    entries: list[tuple[SummaryEntry, RedactedText]]
    taken_out: list[tuple[str, str]]
    left: list[str]
    release: Release
    context: CaseContext

    def leftovers(self) -> list[Leftover]:
        """What a second reading still finds and nobody meant to leave in."""
        return leftovers([text for _, text in self.entries], self.left, self.context, self.release)


@dataclass
class _Parts:
    release: Release
    taken_out: list[tuple[str, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def redact(self, entry: SummaryEntry) -> RedactedText:
        """The entry's text for this audience; what was taken out and what was left is noted."""
        for row in entry.redactions.all():
            self._note(entry, row)
        return redact(entry.text, standing(entry), self.release)

    def _note(self, entry: SummaryEntry, row: Redaction) -> None:
        stretch = entry.text[row.start : row.end]
        if row.type == TELLING and (not row.stands or self.release.for_informants == KEEP):
            return  # its words stay, the names in it have rows of their own
        if row.stands and self.release.action(row.as_span()) != KEEP:
            self.taken_out.append((entry.ref, stretch))
        else:
            self.left.append(stretch)


def standing(entry: SummaryEntry) -> list[Span]:
    """The spans of an entry that were not rejected."""
    return [row.as_span() for row in entry.redactions.all() if row.stands]


def compose(summary: Summary) -> Composed:
    """The summary as it stands now. The same rows give the same document, labels and all."""
    roll = roll_of(summary.case.school)
    entries = list(summary.entries.exclude(no_longer(summary)).prefetch_related("redactions"))
    classes = classes_of(summary, roll) | made_up(entries)
    release = Release(summary.for_whom, classes, Labels(summary.series))
    parts = _Parts(release)
    made = [(entry, parts.redact(entry)) for entry in entries]
    document = _document(summary, made)
    return Composed(document, made, parts.taken_out, parts.left, release, context_of(summary.case, roll))


def with_others(summary: Summary, composed: Composed, exchange: Exchange) -> Document:
    """The document as it would be if everything that is taken out of it had read differently."""
    release = Release(composed.release.audience, composed.release.classes, Labels(summary.series))
    made = []
    for entry, _ in composed.entries:
        text, spans = swap(entry.text, standing(entry), release, exchange)
        made.append((entry, redact(text, spans, release)))
    return _document(summary, made)


def made_up(entries: Iterable[SummaryEntry]) -> dict[str, str]:
    """The classes of people whom no list holds and a reviewer gave a part."""
    rows = (row for entry in entries for row in entry.redactions.all() if row.retyped)
    return {who: part for row in rows for who, part in part_of(row.retyped, row.quote).items()}


def _document(summary: Summary, made: list[tuple[SummaryEntry, RedactedText]]) -> Document:
    at = summary.approved_at or summary.drafted_at
    sections = [
        Section(words(SECTIONS[section]), tuple(Entry(e.ref, words(e.heading), text) for e, text in rows))
        for section, rows in groupby(made, key=lambda pair: pair[0].section)
    ]
    return Document(
        title=words("Evidence summary"),
        reference=words(summary.reference),
        audience=words(summary.for_whom.label),
        made_at=at,
        facts=_facts(summary),
        sections=tuple(sections),
    )


def _facts(summary: Summary) -> tuple[tuple[RedactedText, RedactedText], ...]:
    at = timezone.localtime(summary.approved_at or summary.drafted_at)
    told = [
        ("Case:", summary.case.reference),
        ("Prepared for:", summary.recipient),
        ("Approved:" if summary.approved_at else "Drafted:", said(at.date())),
        ("Policy:", f"{summary.for_whom.label}, version {summary.policy}"),
        ("To check this file:", f"{settings.BASE_URL}/verify"),
        ("In square brackets:", "names and details that were taken out for this reader"),
    ]
    if summary.for_whom.narrative != KEEP:
        told.append(("Left out:", "what people wrote in their own words; this is what was done, and when"))
    if summary.series:
        told += [("Labels:", f"those that end in /{summary.series} are used in this summary and in no other")]
    return tuple((words(name), words(value)) for name, value in told)
