"""The checked file is signed and kept with its manifest; the trail names both by their digests."""

from typing import Any

from evidence.manifest import digest
from evidence.models import SigningKey, Summary, SummaryFile
from evidence.pdf.refused import GateRefused
from evidence.seal.marks import mark_of
from evidence.seal.signing import sign
from trail import SYSTEM, append
from workflows.audiences import KEEP


def seal(
    summary: Summary, pdf: bytes, *, pages: int, manifest: dict[str, Any], key: SigningKey
) -> SummaryFile:
    """The file of a summary that was just released, in the transaction of its release. Raises GateRefused."""
    if summary.for_whom.action("school_own") != KEEP:
        raise GateRefused("the signature would name the school to a reader who may not know it")
    signed = sign(pdf, key.identity())
    file = SummaryFile(
        summary=summary, pages=pages, key=key, checked_size=len(pdf), manifest=manifest, mark=mark_of(signed)
    )
    file.keep(signed)
    entry = append(
        summary.case, "summary.sealed", actor=SYSTEM, subject=str(summary.pk),
        data={"sha256": file.sha256, "manifest": digest(manifest), "key": key.fingerprint},
    )  # fmt: skip
    file.seq = entry.seq
    file.save(force_insert=True)
    return file
