"""A released file leaves: once to its recipient, again with a reason, each time with an entry in the trail."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from evidence.models import Handover, Summary, SummaryFile
from evidence.models.handover import LINK, LOCKED, PLAIN
from evidence.seal import passphrases
from evidence.seal.marks import mark_of
from evidence.services.signing_keys import current_key
from people.models import User
from referrals.services.moving import locked
from trail import append
from workflows import summary as rules
from workflows.steps import Refused, SomeoneWasFirst

WHY = "Write why it is handed over again"
TOKEN = 32  # bytes, drawn at random
MADE = (
    "This copy was made already, and its passphrase was shown once. If you did not write it down, take the copy back "
    "and make another, with a reason."
)


class MadeAlready(Refused):
    """The same page was sent twice: the copy it asked for is there."""


@dataclass(frozen=True)
class Secrets:
    """What is shown once, to the person who hands the file over, and kept nowhere."""

    handover: Handover
    passphrase: str
    token: str = ""


@transaction.atomic
def take(summary: Summary, *, actor: User, reason: str = "") -> bytes:
    """The signed file, for whoever brings it to the recipient. Raises NotAllowed, SomeoneWasFirst unless it was
    released, and Refused where it has left before and no reason is given."""
    fresh, role = _released(summary, actor, reason)
    seq = _exported(fresh, actor, role, "export.summary", sha256=fresh.file.sha256, way=PLAIN, reason=reason)
    Handover.objects.create(
        file=fresh.file, way=PLAIN, made_by=actor, reason=reason.strip(), sha256=fresh.file.sha256,
        mark=fresh.file.mark, seq=seq, collected_at=timezone.now(),
    )  # fmt: skip
    return fresh.file.read()


def prepare(
    summary: Summary, *, way: str, actor: User, days: int = 7, reason: str = "", mark: UUID | None = None
) -> Secrets:
    """A copy that a passphrase opens, to be downloaded here or by a one-time link (`way`: "locked", "link"). A link
    ends after so many days. The same `mark` makes one copy, however often it is asked. Raises as `take` does, and
    MadeAlready."""
    pk = mark or uuid4()
    with transaction.atomic():
        _released(summary, actor, reason, pk)  # before the work is done, and once more when it is kept
    file, passphrase = SummaryFile.objects.get(summary=summary), passphrases.draw()
    copy = locked_copy(file, passphrase)
    token = secrets.token_urlsafe(TOKEN) if way == LINK else ""
    return Secrets(_keep(summary, pk, copy, way, token, actor, days, reason), passphrase, token)


def locked_copy(file: SummaryFile, passphrase: str) -> bytes:
    """The checked file, locked and then signed with the key in use. Raises GateRefused."""
    # pyHanko takes a third of a second and 44 MB to import: only a process that locks a file pays for it.
    from evidence.seal.locking import lock  # noqa: PLC0415

    return lock(file.checked(), passphrase, current_key(file.summary.case.school).identity())


@transaction.atomic
def _keep(
    summary: Summary, pk: UUID, copy: bytes, way: str, token: str, actor: User, days: int, reason: str
) -> Handover:
    fresh, role = _released(summary, actor, reason, pk)
    digest = hashlib.sha256(copy).hexdigest()
    handover = Handover(
        pk=pk, file=fresh.file, way=way, made_by=actor, reason=reason.strip(), sha256=digest, mark=mark_of(copy),
        token=hashed(token) if token else None,
        expires_at=timezone.now() + timedelta(days=days) if token else None,
    )  # fmt: skip
    handover.keep(copy)
    handover.seq = _exported(fresh, actor, role, "handover.made", sha256=digest, way=way, reason=reason)
    handover.save(force_insert=True)
    return handover


@transaction.atomic
def collect_own(handover: Handover, *, actor: User) -> bytes:
    """The locked copy, once, for a colleague who may release. Raises NotAllowed, SomeoneWasFirst once it is gone."""
    summary = locked(handover.file.summary)
    role = rules.RELEASE.role_of(summary.roles_of(actor))
    fresh = Handover.objects.select_for_update().get(pk=handover.pk)
    if fresh.way != LOCKED or not fresh.waits:
        raise SomeoneWasFirst(
            "This copy was downloaded or taken back. Hand the summary over again, with a reason."
        )
    _exported(summary, actor, role, "export.summary", sha256=fresh.sha256, way=LOCKED, reason="")
    return fresh.give()


@transaction.atomic
def revoke(handover: Handover, *, actor: User) -> bool:
    """Whether it was still to be had; nobody gets it after this. Raises NotAllowed."""
    summary = locked(handover.file.summary)
    role = rules.RELEASE.role_of(summary.roles_of(actor))
    fresh = Handover.objects.select_for_update().get(pk=handover.pk)
    if fresh.collected_at or fresh.revoked_at:
        return False
    fresh.copy, fresh.revoked_at, fresh.revoked_by = None, timezone.now(), actor
    fresh.save(update_fields=["copy", "revoked_at", "revoked_by"])
    append(
        summary.case, "handover.revoked", actor=actor.as_actor(), role=role, subject=str(summary.pk),
        data={"handover": str(fresh.pk)},
    )  # fmt: skip
    return True


def hashed(token: str) -> str:
    """What is kept of a link's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _released(summary: Summary, actor: User, reason: str, mark: UUID | None = None) -> tuple[Summary, str]:
    """The summary, locked, and the role that is used. `mark`: the handover that is to come of it."""
    fresh: Summary = locked(summary)
    role = rules.RELEASE.role_of(fresh.roles_of(actor))
    if fresh.state != rules.RELEASED:
        raise SomeoneWasFirst("It is not released: there is no file yet.")
    if mark and Handover.objects.filter(pk=mark).exists():
        raise MadeAlready(MADE)
    if not reason.strip() and fresh.file.handovers.exists():
        raise Refused("It was handed over before.", facts={"reason": WHY})
    return fresh, role


def _exported(
    summary: Summary, actor: User, role: str, event: str, *, sha256: str, way: str, reason: str
) -> int:
    """The seq of the entry that names the very bytes; the reason may have to be erased and is a payload."""
    entry = append(
        summary.case, event, actor=actor.as_actor(), role=role, subject=str(summary.pk),
        data={"audience": summary.audience, "way": way, "sha256": sha256},
        payload={"reason": reason.strip()} if reason.strip() else None,
    )  # fmt: skip
    return entry.seq
