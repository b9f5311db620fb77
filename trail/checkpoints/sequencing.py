"""Putting what is new under the tree, and signing its root.

New is what no leaf names. That is asked of the table itself, and not of transaction numbers or of the last id: ids
become visible out of order, and numbers of transactions begin anew in a restored database (decision 0016).
"""

from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from trail import merkle
from trail.checkpoints import notes, signing, targets
from trail.models import Checkpoint, Leaf, Sending

ONE_AT_A_TIME = 0x68616E64  # the advisory lock of the sequencer, "hand"
CHUNK = 5000  # leaves
PUT_UNDER = """
INSERT INTO trail_leaf (idx, hash, {kind}_id)
SELECT %s + row_number() OVER (ORDER BY n.id) - 1, n.hash, n.id FROM trail_{kind} n
WHERE NOT EXISTS (SELECT 1 FROM trail_leaf l WHERE l.{kind}_id = n.id)
"""


class BrokenTree(RuntimeError):
    """The last checkpoint is not what was signed: nothing is built upon it. `verify_trail` says more."""


@transaction.atomic
def write() -> Checkpoint | None:
    """Return the new checkpoint, or None when nothing was written since the last. Raises BrokenTree."""
    with connection.cursor() as cursor:
        _wait_for_turn(cursor)
        last = Checkpoint.objects.order_by("-size").first()
        tree = _tree_of(last)
        size = tree.size
        for kind in ("entry", "reading"):
            cursor.execute(PUT_UNDER.format(kind=kind), [size])
            size += cursor.rowcount
    if size == tree.size:
        return None
    fresh = Leaf.objects.filter(idx__gte=tree.size).order_by("idx")
    for digest in fresh.values_list("hash", flat=True).iterator(CHUNK):
        tree.append(bytes(digest))
    return _signed(tree)


def _wait_for_turn(cursor: Any) -> None:
    if connection.vendor == "postgresql":  # on SQLite the transaction itself has the file for its own
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _tree_of(last: Checkpoint | None) -> merkle.Frontier:
    if last is None:
        return merkle.Frontier()
    tree, note = merkle.Frontier(last.size, bytes(last.frontier)), notes.parse(last.note)
    if (note.size, note.root) != (tree.size, tree.root) or not signing.is_signed(note):
        raise BrokenTree(f"{last} is not what was signed")
    return tree


def _signed(tree: merkle.Frontier) -> Checkpoint:
    now = timezone.now()
    note = signing.sign(notes.body(signing.origin(), tree.size, tree.root, now))
    checkpoint = Checkpoint.objects.create(
        size=tree.size, root=tree.root, frontier=tree.packed, note=note, at=now
    )
    wanted = targets.due(now)
    Sending.objects.bulk_create(
        [Sending(checkpoint=checkpoint, target=name, next_try=now) for name in wanted]
    )
    return checkpoint
