"""Guards: what must never happen is refused by the database, whoever asks (ORM, update(), raw SQL).

Apps call these from AppConfig.ready; the triggers are put in place after every `migrate`, on
PostgreSQL and SQLite. A refused statement raises django.db.IntegrityError.
"""

from collections.abc import Iterable

from trail import erasable
from trail.guards import rules
from trail.guards.registry import register


def append_only(table: str) -> None:
    """Rows of this table may be added and nothing else; what trail.erasable names is blanked by lawful erasure."""
    register(table, rules.append_only, **erasable.blanks_of(table))


def frozen_when(table: str, column: str, *, but: Iterable[str] = ()) -> None:
    """Rows whose `column` is not empty may not change (except the columns `but`) and may not be deleted."""
    register(table, rules.frozen_when, column=column, but=frozenset(but), **erasable.blanks_of(table))


def state_follows_trail(table: str, chain_column: str) -> None:
    """A change of `state` needs a new `step_seq`, and that entry must exist in the chain of `chain_column`.

    Append the entry first, then save the record with `step_seq` set to the entry's seq.
    """
    register(table, rules.state_follows_trail, chain_column=chain_column)


def chain_head(table: str) -> None:
    """`head_seq` may only grow, and the head must be an entry of the chain. Rows with a chain stay."""
    register(table, rules.chain_head)


__all__ = ["append_only", "chain_head", "frozen_when", "state_follows_trail"]
