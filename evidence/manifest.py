"""What is known of a released file, as data: kept beside the file and named by its digest in the trail.

It never travels in the file: counts by class would tell a reader that somebody else told the school.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from evidence.composing import Composed
from evidence.models import Summary
from evidence.pdf.document import Document
from evidence.redaction.apply import Release
from evidence.redaction.span import Span
from people.models import User
from trail.models import Entry
from workflows.audiences import KEEP, MASK_SENTENCE

VERSION = 1
LETTER = re.compile(
    r" (?:[A-Z]{1,2}|\d+)(?:/\w+)?$"
)  # of a label, "[Pupil A]": the kind is told, not how many people


def manifest_of(summary: Summary, composed: Composed, release: Entry) -> dict[str, Any]:
    """The manifest of a summary that the entry `release` has released."""
    case = summary.case
    return {
        "version": VERSION, "summary": summary.reference, "case": case.reference,
        "case_version": summary.sources_digest, "audience": summary.audience, "policy": summary.policy,
        "recipient": summary.recipient, "withheld": withheld(composed), "printed": printed(composed.document),
        "approvals": approvals(summary),
        "trail": {"chain": str(case.pk), "seq": release.seq, "hash": bytes(release.hash).hex()},
    }  # fmt: skip


def withheld(composed: Composed) -> dict[str, int]:
    """How many places were taken out, by class of person or identifier. For the school alone."""
    rows = (row for entry, _ in composed.entries for row in entry.redactions.all() if row.stands)
    kinds = (kind_of(row.as_span(), composed.release) for row in rows)
    return dict(sorted(Counter(kind for kind in kinds if kind).items()))


def kind_of(span: Span, release: Release) -> str:
    """The class of what is taken out, "sentence" where the whole sentence goes; "" where it stays."""
    action = release.action(span)
    if action == KEEP:
        return ""
    return "sentence" if action == MASK_SENTENCE else release.class_of(span)


def printed(document: Document) -> dict[str, int]:
    """What stands in the file where something was taken out, and how often: nothing that its reader cannot count."""
    pieces = (piece.text for text in document.texts() for piece in text if piece.masked)
    return dict(sorted(Counter(LETTER.sub("", piece.strip("[]")) for piece in pieces).items()))


def approvals(summary: Summary) -> dict[str, dict[str, str]]:
    """Who drafted, reviewed, approved and released it, and when."""
    signed = {
        "drafted": (summary.drafted_by, summary.drafted_at), "reviewed": (summary.reviewed_by, summary.reviewed_at),
        "approved": (summary.approved_by, summary.approved_at),
        "released": (summary.release_asked_by, summary.released_at),
    }  # fmt: skip
    return {step: _signature(user, at) for step, (user, at) in signed.items() if user and at}


def _signature(user: User, at: datetime) -> dict[str, str]:
    return {"by": str(user.pk), "name": user.name, "at": at.isoformat()}


def digest(manifest: Mapping[str, Any]) -> str:
    """SHA-256 of the manifest in one fixed form: 64 hexadecimal digits."""
    text = json.dumps(manifest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
