"""The texts of the case are copied into the summary and searched; what was decided before stays decided."""

from uuid import UUID

from django.db import transaction

from evidence.attached import attached_sources, read_attachments
from evidence.digests import sources_digest
from evidence.models import Redaction, Summary, SummaryEntry
from evidence.models.redaction import ADDED, OPEN
from evidence.redaction.detect import detect
from evidence.redaction.span import POSSIBLE, Span
from evidence.roster import context_of, roll_of
from evidence.sources import Source, sources_of
from referrals.services.moving import locked
from referrals.services.steps import take_step
from workflows import summary as rules


def propose(summary: Summary) -> Summary:
    """The summary with its entries and proposals, in `proposed`. Does nothing once it has left that state."""
    return search(summary, read_attachments(summary))


@transaction.atomic
def search(summary: Summary, read: dict[UUID, str]) -> Summary:
    """The same, with the words of the attachments that were read before anything was locked."""
    summary = locked(summary)
    if summary.state not in (rules.DRAFTED, rules.PROPOSED):
        return summary
    entries = copy_texts(summary, [*sources_of(summary.case), *attached_sources(summary, read)])
    context = context_of(summary.case, roll_of(summary.case.school))
    for entry, spans in zip(entries, detect([e.text for e in entries], context, floor=POSSIBLE), strict=True):
        keep_proposals(entry, spans)
    summary.sources_digest, summary.wants, summary.progress, summary.problem = (
        sources_digest(summary),
        "",
        "",
        "",
    )
    summary.save()
    moved: Summary = (
        take_step(summary, rules.PROPOSE, actor=None) if summary.state == rules.DRAFTED else summary
    )
    return moved


def copy_texts(summary: Summary, sources: list[Source]) -> list[SummaryEntry]:
    """The entries in order. An entry whose text is unchanged keeps its row and what was decided on it."""
    known = {entry.source: entry for entry in summary.entries.all()}
    summary.entries.exclude(source__in=[source.key for source in sources]).delete()
    return [_entry(summary, at, source, known.get(source.key)) for at, source in enumerate(sources, 1)]


def _entry(summary: Summary, position: int, source: Source, known: SummaryEntry | None) -> SummaryEntry:
    entry = known or SummaryEntry(summary=summary, source=source.key)
    if known and known.text != source.text:
        known.redactions.all().delete()  # their places are gone; what was marked by hand is found again or asked again
    entry.position, entry.section, entry.heading, entry.text = (
        position,
        source.section,
        source.heading,
        source.text,
    )
    entry.save()
    return entry


def keep_proposals(entry: SummaryEntry, spans: list[Span]) -> None:
    """New proposals are added; undecided ones that are no longer found go; decided ones and marks stay."""
    known = {(r.start, r.end, r.type): r for r in entry.redactions.all()}
    found = {(span.start, span.end, span.type): span for span in spans}
    for place, old in known.items():
        if old.decision == OPEN and old.recogniser != ADDED and place not in found:
            old.delete()
    Redaction.objects.bulk_create(_row(entry, span) for place, span in found.items() if place not in known)
    for place in found.keys() & known.keys():
        _update(known[place], found[place])


def _update(row: Redaction, span: Span) -> None:
    """Whom it means may have become clearer since, or less clear."""
    row.person, row.candidates, row.hint = span.person or "", list(span.candidates), span.hint
    row.save(update_fields=["person", "candidates", "hint"])


def _row(entry: SummaryEntry, span: Span) -> Redaction:
    return Redaction(
        entry=entry, start=span.start, end=span.end, type=span.type, person=span.person or "",
        candidates=list(span.candidates), recogniser=span.recogniser, confidence=span.confidence, tier=span.tier,
        hint=span.hint,
    )  # fmt: skip
