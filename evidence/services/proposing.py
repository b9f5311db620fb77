"""The texts of the case are copied into the summary and searched; what was decided before stays decided."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from evidence.attached import attached_sources, read_attachments
from evidence.classes import classes_of
from evidence.digests import sources_digest
from evidence.models import Redaction, Summary, SummaryEntry
from evidence.models.redaction import ADDED, OPEN
from evidence.outlining import for_reader
from evidence.redaction import telling
from evidence.redaction.apply import Release
from evidence.redaction.context import CaseContext
from evidence.redaction.detect import detect
from evidence.redaction.span import POSSIBLE, Span
from evidence.roster import context_of, roll_of
from evidence.services.marking import marks_of, place_again
from evidence.services.refusals import NoFile
from evidence.sources import Source, sources_of
from referrals.services.moving import locked
from referrals.services.steps import take_step
from workflows import audiences
from workflows import summary as rules

AT_MOST = 3  # times that a case is searched which changes meanwhile
RESTLESS = (
    "The case was changed again and again while Handrail looked for names. There is no file. Try again."
)
GONE = "The policy no longer knows this audience. Withdraw the summary and begin another one."


@dataclass(frozen=True)
class Basis:
    """What is searched: the texts that this reader gets, who is in the case, and which part each of them plays.
    `digest` covers all of it, from before it was read."""

    sources: list[Source]
    context: CaseContext
    audience: audiences.Audience
    classes: dict[str, str]
    digest: str


def propose(summary: Summary) -> Summary:
    """The summary with its entries and proposals, in `proposed`. Does nothing once it has left that state. Raises
    NoFile where its audience is gone from the policy, or the case changes each time while it is searched."""
    return search(summary, read_attachments(summary))


def search(summary: Summary, read: dict[UUID, str]) -> Summary:
    """The same, with the words of the attachments that were read before. Nothing is locked while it searches: that
    takes seconds for a long text, and everybody else of the case would wait."""
    for _ in range(AT_MOST):
        basis = basis_of(summary, read)
        if kept := keep(summary, basis, found(basis)):
            return kept
    raise NoFile(RESTLESS)


def basis_of(summary: Summary, read: dict[UUID, str]) -> Basis:
    """As it is now. Raises NoFile where the audience is gone from the policy."""
    if summary.audience_gone:
        raise NoFile(GONE)
    digest, roll = sources_digest(summary), roll_of(summary.case.school)
    sources = [*sources_of(summary.case), *attached_sources(summary, read)]
    return Basis(
        for_reader(sources, summary.for_whom), context_of(summary.case, roll), summary.for_whom,
        classes_of(summary, roll), digest,
    )  # fmt: skip


@transaction.atomic
def keep(summary: Summary, basis: Basis, spans: list[list[Span]]) -> Summary | None:
    """The summary with what was found; None where it was found in something else than is there now."""
    summary = locked(summary)
    if summary.state not in (rules.DRAFTED, rules.PROPOSED):
        return summary
    if summary.audience_gone or sources_digest(summary) != basis.digest:
        return None
    for entry, of_it in zip(copy_texts(summary, basis.sources), spans, strict=True):
        keep_proposals(entry, of_it)
    summary.sources_digest, summary.policy = basis.digest, audiences.version()
    summary.wants = summary.progress = summary.problem = ""
    summary.save()
    moved: Summary = (
        take_step(summary, rules.PROPOSE, actor=None) if summary.state == rules.DRAFTED else summary
    )
    return moved


def found(basis: Basis) -> list[list[Span]]:
    """For each text what the recognisers find in it, and the sentences that show who told."""
    release, texts = Release(basis.audience, basis.classes), [source.text for source in basis.sources]
    each = detect(texts, basis.context, floor=POSSIBLE)
    return [
        [*spans, *telling.find(text, spans, release, basis.context.people)]
        for text, spans in zip(texts, each, strict=True)
    ]


def copy_texts(summary: Summary, sources: list[Source]) -> list[SummaryEntry]:
    """The entries in order. An entry whose text is unchanged keeps its row and what was decided on it."""
    known = {entry.source: entry for entry in summary.entries.all()}
    summary.entries.exclude(source__in=[source.key for source in sources]).delete()
    return [_entry(summary, at, source, known.get(source.key)) for at, source in enumerate(sources, 1)]


def _entry(summary: Summary, position: int, source: Source, known: SummaryEntry | None) -> SummaryEntry:
    entry = known or SummaryEntry(summary=summary, source=source.key)
    changed = known is not None and known.text != source.text
    marks = marks_of(entry) if changed else []
    if changed:
        entry.redactions.all().delete()  # their places are gone: what was left in before is asked again
    entry.position, entry.section = position, source.section
    entry.heading, entry.text = source.heading, source.text
    entry.save()
    place_again(entry, marks)
    return entry


def keep_proposals(entry: SummaryEntry, spans: list[Span]) -> None:
    """New proposals are added; undecided ones that are no longer found go; decided ones and marks stay."""
    known = {(r.start, r.end, r.type): r for r in entry.redactions.all()}
    found_now = {(span.start, span.end, span.type): span for span in spans}
    for place, old in known.items():
        if old.decision == OPEN and old.recogniser != ADDED and place not in found_now:
            old.delete()
    Redaction.objects.bulk_create(
        _row(entry, span) for place, span in found_now.items() if place not in known
    )
    for place in found_now.keys() & known.keys():
        _update(known[place], found_now[place])


def _update(row: Redaction, span: Span) -> None:
    """Whom it means may have become clearer since, or less clear: then what was decided is asked again."""
    before = (row.person, list(row.candidates), row.hint)
    row.person, row.candidates, row.hint = span.person or "", list(span.candidates), span.hint
    if row.decision != OPEN and row.recogniser != ADDED and (row.person, row.candidates, row.hint) != before:
        row.decision, row.reason, row.retyped, row.decided_by, row.decided_at = OPEN, "", "", None, None
        row.confidence = min(row.confidence, POSSIBLE)
    row.save()


def _row(entry: SummaryEntry, span: Span) -> Redaction:
    return Redaction(
        entry=entry, start=span.start, end=span.end, type=span.type, person=span.person or "",
        candidates=list(span.candidates), recogniser=span.recogniser, confidence=span.confidence, tier=span.tier,
        hint=span.hint,
    )  # fmt: skip
