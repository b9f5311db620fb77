"""Writing to the second log: what was read, searched, exported, refused, and who signed in."""

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from django.utils import timezone

from trail import digests, headers, keys
from trail.actors import Actor
from trail.headers import Datum
from workflows import events

if TYPE_CHECKING:
    from trail.models import Reading


def read(
    event: str,
    *,
    actor: Actor,
    role: str = "",
    school: UUID | None,
    chain: UUID | None = None,
    subject: Datum = "",
    data: Mapping[str, Datum] | None = None,
) -> "Reading":
    """Write one reading and return it. Raises ValueError for an unknown event and for texts in `data`.

    Readings wait for no case's row. The actor's name is not kept: the id is enough to ask who it was.
    """
    events.require(event)
    key_id, key = keys.current()
    at = timezone.now()
    header = headers.canonical(
        {
            **headers.common(event, key_id, actor, role),
            "at": headers.stamp(at),
            "id": str(uuid.uuid4()),
            "school": str(school or ""),
            "chain": str(chain or ""),
            "subject": headers.code("subject", subject),
            "data": headers.codes(data),
        }
    )
    digest = digests.leaf(header)
    reading: Reading = apps.get_model("trail", "Reading")._base_manager.create(
        header=header, hash=digest, mac=digests.mac(key, digest), key_id=key_id,
        event=event, actor=actor.id, school_id=school, chain_id=chain, at=at,
    )  # fmt: skip
    return reading
