"""The rules as triggers. A condition says when a statement is refused."""

from collections.abc import Iterable, Iterator

from trail.guards.triggers import Trigger


def append_only(
    table: str, columns: list[str], *, blanks: frozenset[str] = frozenset(), chains: str = ""
) -> Iterator[Trigger]:
    """No UPDATE, no DELETE, no TRUNCATE; but `blanks` may change once an entry says that the text was erased."""
    others = _changed(name for name in columns if name not in blanks)
    yield Trigger(
        table, "UPDATE", f"{table} is append-only", f"{others} OR {_unsaid(chains)}" if blanks else ""
    )
    for verb in ("DELETE", "TRUNCATE"):
        yield Trigger(table, verb, f"{table} is append-only")


def frozen_when(
    table: str,
    columns: list[str],
    *,
    column: str,
    but: frozenset[str],
    blanks: frozenset[str] = frozenset(),
    chains: str = "",
) -> Iterator[Trigger]:
    """Once `column` is filled in, the row stays as it is; `blanks` as in `append_only`."""
    frozen = f'OLD."{column}" IS NOT NULL'
    changed = _changed(name for name in columns if name not in but | blanks)
    if blanks - but:
        changed = f"{changed} OR ({_changed(sorted(blanks - but))} AND {_unsaid(chains)})"
    message = f"{table} may not change once {column} is set"
    yield Trigger(table, "UPDATE", message, f"{frozen} AND ({changed})")
    yield Trigger(table, "DELETE", f"{table} may not be deleted once {column} is set", frozen)
    yield Trigger(table, "TRUNCATE", f"{table} may not be emptied")


def _changed(columns: Iterable[str]) -> str:
    return "(" + " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in columns) + ")"


def _unsaid(chains: str) -> str:
    """That no entry in one of these chains tells of an erasure."""
    said = f"SELECT 1 FROM trail_entry e WHERE e.case_id IN ({chains}) AND e.event = 'payload.erased'"
    return f"NOT EXISTS ({said})"


def state_follows_trail(table: str, columns: list[str], *, chain_column: str) -> Iterator[Trigger]:
    """No change of state without an entry that tells of it."""
    changed = "NEW.state IS DISTINCT FROM OLD.state AND NEW.step_seq <= OLD.step_seq"
    yield Trigger(table, "UPDATE", f"{table}: state may not change without a new entry in the trail", changed)
    known = f'SELECT 1 FROM trail_entry e WHERE e.case_id = NEW."{chain_column}" AND e.seq = NEW.step_seq'
    missing = f"NEW.step_seq > 0 AND NOT EXISTS ({known})"
    moved = f"NEW.step_seq IS DISTINCT FROM OLD.step_seq AND {missing}"
    message = f"{table}: step_seq names no entry of the trail"
    yield Trigger(table, "INSERT", message, missing, deferred=True)
    yield Trigger(table, "UPDATE", message, moved, deferred=True)
    yield Trigger(table, "TRUNCATE", f"{table} may not be emptied")


def chain_head(table: str, columns: list[str]) -> Iterator[Trigger]:
    """The head moves forward only, and only to an entry that exists."""
    seq, digest = "NEW.head_seq IS DISTINCT FROM OLD.head_seq", "NEW.head_hash IS DISTINCT FROM OLD.head_hash"
    moved = f"({seq} OR {digest})"
    back = f"{moved} AND NEW.head_seq <= OLD.head_seq"
    yield Trigger(table, "UPDATE", f"{table}: the head of a chain only moves forward", back)
    place = "e.case_id = NEW.id AND e.seq = NEW.head_seq AND e.hash = NEW.head_hash"
    missing = f"NEW.head_seq > 0 AND NOT EXISTS (SELECT 1 FROM trail_entry e WHERE {place})"
    message = f"{table}: the head names no entry of the trail"
    yield Trigger(table, "INSERT", message, missing, deferred=True)
    yield Trigger(table, "UPDATE", message, f"{moved} AND {missing}", deferred=True)
    yield Trigger(table, "DELETE", f"{table}: a record with a trail stays", "OLD.head_seq > 0")
    yield Trigger(table, "TRUNCATE", f"{table} may not be emptied")


def kept(table: str, columns: list[str]) -> Iterator[Trigger]:
    """No DELETE, no TRUNCATE."""
    for verb in ("DELETE", "TRUNCATE"):
        yield Trigger(table, verb, f"{table}: a row stays, also without what it held")


def linked(table: str, columns: list[str]) -> Iterator[Trigger]:
    """On SQLite a trigger checks the link; on PostgreSQL constraints of the table do (migration 0002)."""
    place = "e.case_id = NEW.case_id AND e.seq = NEW.prev_seq AND e.hash = NEW.prev"
    first = "NEW.prev_seq IS NULL AND NEW.prev <> zeroblob(32)"
    later = f"NEW.prev_seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM trail_entry e WHERE {place})"
    message = f"{table}: prev is not the hash of the entry before"
    yield Trigger(table, "INSERT", message, f"({first}) OR ({later})", vendor="sqlite")


def erased_by_entry(table: str, columns: list[str]) -> Iterator[Trigger]:
    """A key may go only after an entry of the same chain says that something was erased."""
    said = (
        "SELECT 1 FROM trail_entry e JOIN trail_entry x ON x.case_id = e.case_id AND x.seq > e.seq "
        "WHERE e.id = OLD.entry_id AND x.event = 'payload.erased'"
    )
    yield Trigger(table, "UPDATE", f"{table} may not change")
    yield Trigger(table, "DELETE", f"{table}: erasing needs an entry that says so", f"NOT EXISTS ({said})")
    yield Trigger(table, "TRUNCATE", f"{table} may not be emptied")
