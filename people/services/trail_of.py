"""One way for every write of this room to say what happened on the school's chain."""

from collections.abc import Mapping

from people.models import School, User
from trail import SYSTEM, append

#: The role named in the entry where somebody holds several: the one that gives the most.
ORDER = (
    "head", "lead", "deputy", "it", "chair", "trust_lead", "dpo", "auditor", "pastoral", "governor", "staff",
)  # fmt: skip


def first_role(roles: frozenset[str], order: tuple[str, ...] = ORDER) -> str:
    """Return the first role of the order that is held, "" where none is."""
    return next((role for role in order if role in roles), "")


def tell(
    school: School,
    event: str,
    *,
    actor: User | None,
    role: str = "",
    subject: str = "",
    data: Mapping[str, str | int | None] | None = None,
) -> None:
    """Append an entry to the school's chain; without an actor, Handrail itself acted."""
    if actor is None:
        append(school, event, actor=SYSTEM, data=data, subject=subject)
        return
    held = role or first_role(actor.roles_at(school))
    append(school, event, actor=actor.as_actor(), role=held, data=data, subject=subject)
