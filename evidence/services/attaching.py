"""Taking a file in: looked at in memory, sealed, and only then kept. A refused file is gone, the refusal is written."""

import hashlib

from django.db import transaction
from django.db.models import Max

from evidence.held import KEPT, NAMED, takes_attachments
from evidence.models import Attachment, AttachmentFile, Quarantine
from evidence.receiving import NotTaken, look
from people.models import User
from referrals.models import Case
from referrals.services.cases import require_lead
from referrals.services.moving import locked
from trail import append
from vault import whose
from vault.sealing import seal
from workflows.defang import defang
from workflows.steps import NotAllowed, Refused

LONGEST = 2000  # characters of a description


def attach(
    case: Case, *, content: bytes | None, name: str, description: str, attested: bool, actor: User
) -> Attachment:
    """The new attachment; the same file a second time is the one that is there.

    No content: it was too large to be read at all. Raises NotAllowed, NotTaken for a file that is not kept, and
    Refused with an error for each open question. The file is looked at first, so that somebody who offers what
    must not be here learns it at once.
    """
    role = require_lead(case, actor)
    if not takes_attachments(case.school):
        raise NotAllowed("This school takes no attachments.")
    try:
        kind, digest, content = looked_at(content)
    except NotTaken as refusal:
        with transaction.atomic():
            append(
                case, "attachment.refused", actor=actor.as_actor(), role=role, data={"found": refusal.found}
            )
        raise
    check_words(description, attested)
    new = Attachment(
        case=case, kind=kind, description=defang(description.strip()), sha256=digest, size=len(content),
        added_by=actor,
    )  # fmt: skip
    return keep(new, content, name, role)


def check_words(description: str, attested: bool) -> None:
    """Raises Refused with an error for each question that is open."""
    errors = {} if attested else {"attested": "Tick this, or describe the evidence instead of adding a file"}
    if not description.strip():
        errors["description"] = "Write what the file is and where it came from"
    if len(description) > LONGEST:
        errors["description"] = f"Write it in at most {LONGEST} characters"
    if errors:
        raise Refused("Something is missing.", facts=errors)


def looked_at(content: bytes | None) -> tuple[str, str, bytes]:
    """Kind, SHA-256 in hexadecimal, and the bytes. Raises NotTaken, also for the very bytes that are under lock."""
    if content is None:
        raise NotTaken("too_big")
    kind, digest = look(content), hashlib.sha256(content).hexdigest()
    if Quarantine.objects.filter(attachment__sha256=digest).exists():
        raise NotTaken("under_lock")
    return kind, digest, content


@transaction.atomic
def keep(new: Attachment, content: bytes, name: str, role: str) -> Attachment:
    """The attachment with its number and its sealed bytes; the one that is there where these bytes came in before."""
    case = locked(new.case)
    if known := Attachment.objects.filter(case=case, sha256=new.sha256).first():
        return the_same(known, new)
    new.number = (Attachment.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0) + 1
    key = whose.key(new, "case")
    new.sealed_name = seal(name.encode(), context=f"{NAMED}:{new.pk}", key=key)
    new.save(force_insert=True)
    AttachmentFile.objects.create(attachment=new, sealed=seal(content, context=f"{KEPT}:{new.pk}", key=key))
    append(
        case, "attachment.added", actor=new.added_by.as_actor(), role=role, subject=str(new.pk),
        data={"number": new.number, "kind": new.kind, "sha256": new.sha256, "attested": "yes"},
    )  # fmt: skip
    return new


def the_same(known: Attachment, new: Attachment) -> Attachment:
    """The attachment that is there. Raises Refused where another description was typed: it must not be lost."""
    if known.description != new.description:
        said = f"This file is here already as “{known}”. Write what is new as a note of the case"
        raise Refused("The file is here already.", facts={"description": said})
    return known
