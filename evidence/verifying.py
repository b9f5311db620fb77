"""Whether a file is one that Handrail released, and unchanged: one plain answer, which names no child."""

import hashlib
from dataclasses import dataclass

from django.utils import timezone

from evidence import manifest
from evidence.models import Handover, SigningKey, SummaryFile
from evidence.seal.certificates import fingerprint, grouped, name_in
from evidence.seal.marks import marks_in
from evidence.taken_out import BEARER, READER, said_to
from people.dates import said
from trail.models import Entry
from trail.verify import stands
from vault.errors import CannotUnseal
from workflows import audiences

RELEASED, CHANGED, DOUBTFUL, UNRECORDED, FOREIGN = "released", "changed", "doubtful", "unrecorded", "foreign"
ASK = "Do not rely on it. Ring the school, on a number you know already, and ask for the file again."
TITLES = {
    RELEASED: "Released by Handrail, and unchanged",
    CHANGED: "Changed after it was released",
    DOUBTFUL: "Released by Handrail, but its record does not hold",
    UNRECORDED: "Signed with a key of this Handrail, but not on record here",
    FOREIGN: "Not released by this Handrail",
}
TEXTS = {
    RELEASED: "Every byte of this file is as it was when it left.",
    CHANGED: f"This file was made from one that left here, but it is not the same any more. {ASK}",
    DOUBTFUL: "The file is as it left, but what the trail says of its release does not fit. "
    "Ring the school, and ask for the trail to be verified.",
    UNRECORDED: f"The signature holds, and nobody has changed the file. There is no record that it was released. {ASK}",
    FOREIGN: "Nothing in it shows that it was released here. It may come from another school's Handrail, or from "
    "anybody.",
}


@dataclass(frozen=True)
class Verdict:
    """The answer, with what else may be said of the file in pairs of name and value."""

    answer: str
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def genuine(self) -> bool:
        return self.answer == RELEASED

    @property
    def title(self) -> str:
        return TITLES[self.answer]

    @property
    def text(self) -> str:
        return TEXTS[self.answer]


def verdict_on(pdf: bytes) -> Verdict:
    """What Handrail knows of these bytes. Keeps nothing of them."""
    digest = hashlib.sha256(pdf).hexdigest()
    files = SummaryFile.objects.select_related("summary__case__school").defer("sealed")
    copies = Handover.objects.select_related("file__summary__case__school")
    if file := files.filter(sha256=digest).first():
        return _on_record(pdf, file, None)
    if copy := copies.defer("copy", "file__sealed").filter(sha256=digest).first():
        return _on_record(pdf, copy.file, copy)
    return _by_signature(pdf)


def _on_record(pdf: bytes, file: SummaryFile, copy: Handover | None) -> Verdict:
    key = _key_of(pdf, file)
    if key is None or not _recorded(file) or (copy and not _copied(file, copy)):
        return Verdict(DOUBTFUL)
    return Verdict(RELEASED, _facts(file, copy, key))


def _recorded(file: SummaryFile) -> bool:
    """Whether the trail names this file and this manifest, and holds the entry that released it."""
    try:
        place = file.manifest.get("trail", {})
    except CannotUnseal:
        return False
    sealed, release = _entry(file, file.seq), _entry(file, place.get("seq", 0))
    if sealed is None or release is None or bytes(release.hash).hex() != place.get("hash"):
        return False
    told = sealed.says.get("data", {})
    return told.get("sha256") == file.sha256 and told.get("manifest") == manifest.digest(file.manifest)


def _copied(file: SummaryFile, copy: Handover) -> bool:
    made = _entry(file, copy.seq)
    return made is not None and made.says.get("data", {}).get("sha256") == copy.sha256


def _entry(file: SummaryFile, seq: int) -> Entry | None:
    """The entry of the case's trail, if it is as it was written."""
    found = Entry.objects.filter(case_id=file.summary.case_id, seq=seq).first()
    return found if found and stands(found) else None


def _key_of(pdf: bytes, file: SummaryFile) -> SigningKey | None:
    """The key of this school that the file is signed with; None where the signature does not hold or is another's."""
    certificate = signature_of(pdf)
    keys = SigningKey.objects.filter(school=file.summary.case.school_id)
    return keys.filter(fingerprint=fingerprint(certificate)).first() if certificate else None


def signature_of(pdf: bytes) -> bytes | None:
    """The certificate of an intact signature over the whole file; None where there is none."""
    # pyHanko takes a third of a second and 44 MB to import: only a process that verifies a file pays for it.
    from evidence.seal.signatures import read  # noqa: PLC0415

    found = read(pdf)
    return found.certificate if found else None


def _by_signature(pdf: bytes) -> Verdict:
    """Bytes that never left like this: made from a file of ours, or not."""
    marks = marks_in(pdf)
    known = any(rows.objects.filter(mark__in=marks).exists() for rows in (SummaryFile, Handover))
    if known or _carries_our_certificate(pdf):
        return Verdict(CHANGED) if known or not signature_of(pdf) else Verdict(UNRECORDED)
    certificate = signature_of(pdf)
    return Verdict(FOREIGN, _stranger(certificate) if certificate else ())


def _carries_our_certificate(pdf: bytes) -> bool:
    certificates = SigningKey.objects.values_list("certificate", flat=True)
    return any(bytes(one).hex().upper().encode() in pdf for one in certificates)


def _stranger(certificate: bytes) -> tuple[tuple[str, str], ...]:
    return (
        ("It carries a signature that holds, in the name of", name_in(certificate)),
        ("The key that signed it", grouped(fingerprint(certificate))),
        (
            "What that means",
            "Ring that school on a number you know and compare the key. Any name can be written in.",
        ),
    )


def _facts(file: SummaryFile, copy: Handover | None, key: SigningKey) -> tuple[tuple[str, str], ...]:
    summary, told, place = file.summary, file.manifest, file.manifest["trail"]
    known = audiences.table().get(told["audience"])
    at = timezone.localtime(summary.released_at)
    facts = {
        "Released by": summary.case.school.name,
        "Released on": said(at.date()),
        "Reference": told["summary"],
        "Prepared for": known.label if known else told["audience"],
        "Policy": f"version {told['policy']}",
        "Taken out for this reader": said_to(BEARER if copy else READER, told),
        "Released by the entry": f"{place['seq']} of the trail of {told['case']} ({place['hash'][:16]})",
        "Signed with the key": key.spoken,
        "This copy": "locked with a passphrase" if copy else "not locked",
    }
    return tuple(facts.items())
