"""The file is made, read back, signed and kept; then, and only then, the summary is released."""

from django.db import transaction

from evidence.composing import Composed, compose, with_others
from evidence.coverage import check_coverage
from evidence.digests import is_stale
from evidence.manifest import manifest_of
from evidence.models import SigningKey, Summary
from evidence.models.summary import RELEASE
from evidence.outlining import for_reader
from evidence.pdf import gate
from evidence.pdf.interference import check_no_trace
from evidence.pdf.refused import GateRefused
from evidence.pdf.render import render
from evidence.redaction.swap import Exchange, longer
from evidence.services.refusals import NoFile
from evidence.services.sealing import seal
from evidence.services.signing_keys import current_key
from evidence.sources import sources_of
from referrals.services.moving import locked
from referrals.services.steps import take_step
from trail import SYSTEM, append
from trail.models import Entry
from workflows import summary as rules


def make_file(summary: Summary) -> Summary:
    """The released summary with its file. Raises NoFile where a check fails; nothing is kept then but the fact."""
    try:
        # Before the case is locked: a first key is an entry of the school's own chain.
        return _make(summary, current_key(summary.case.school))
    except GateRefused as refusal:
        with transaction.atomic():
            append(summary.case, "summary.refused", actor=SYSTEM, subject=str(summary.pk))
        raise NoFile(f"No file was made: {refusal}.") from None


@transaction.atomic
def _make(summary: Summary, key: SigningKey) -> Summary:
    summary = locked(summary)
    if summary.wants != RELEASE:
        return summary  # nobody waits for it any more: the page has said that no file was made
    if summary.state != rules.APPROVED or summary.release_asked_by is None:
        raise NoFile("It is no longer approved: look at it again before it is released.")
    if is_stale(summary):
        raise NoFile("The case has changed since the review: open the summary again.")
    composed = compose(summary)
    pdf, pages = checked_pdf(summary, composed)
    keep_as_left(composed)
    moved: Summary = take_step(summary, rules.RELEASE, actor=summary.release_asked_by)
    release = Entry.objects.get(case_id=moved.case_id, seq=moved.step_seq)
    seal(moved, pdf, pages=pages, manifest=manifest_of(moved, composed, release), key=key)
    return moved


def keep_as_left(composed: Composed) -> None:
    """Each text is kept as it leaves, so that the next copy for the same recipient can be held against it."""
    for entry, text in composed.entries:
        entry.left_as = [[piece.text, piece.masked] for piece in text]
        entry.save(update_fields=["left_as"])


def checked_pdf(summary: Summary, composed: Composed) -> tuple[bytes, int]:
    """The bytes of the file and its pages. Raises GateRefused, Denied. The order of docs/decisions/0011."""
    check_coverage(
        for_reader(sources_of(summary.case), summary.for_whom), composed.entries, composed.document
    )
    if over := composed.leftovers():
        entry, _ = composed.entries[over[0].entry]
        raise GateRefused("a second reading still finds something", entry=entry.ref)
    check_no_trace(composed.document, with_others(summary, composed, Exchange(longer)))
    pdf = render(composed.document)
    masked = [gate.Masked(entry, stretch) for entry, stretch in composed.taken_out]
    return pdf, gate.check(pdf, composed.document, masked)
