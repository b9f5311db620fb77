"""What somebody with full rights on the database, and perhaps with stolen keys, does to cover their tracks."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from trail import digests, headers, keys
from trail.checkpoints import notes, signing
from trail.heads import head_models
from trail.merkle import Frontier
from trail.models import Checkpoint, Entry, Key, Leaf, Payload


def reword(entry: Entry, **says: Any) -> None:
    """Write other facts into the header of an entry, and leave its hash as it is."""
    Entry.objects.filter(pk=entry.pk).update(header=headers.canonical({**entry.says, **says}))


def rechain(chain: UUID, *, stolen: bool = False) -> None:
    """Make the hashes of a chain fit again, its head too; with the stolen trail key also the MACs."""
    before = digests.GENESIS
    for entry in Entry.objects.filter(case_id=chain).order_by("seq"):
        digest = digests.link(before, bytes(entry.header))
        changes = {"prev": before, "hash": digest}
        if stolen:
            changes["mac"] = digests.mac(keys.current()[1], digest)
        Entry.objects.filter(pk=entry.pk).update(**changes)
        before = digest
    move_head(chain)


def move_head(chain: UUID) -> None:
    """Let the record say that the last entry there is, is the last."""
    last = Entry.objects.filter(case_id=chain).order_by("seq").last()
    head = (
        {"head_seq": last.seq, "head_hash": bytes(last.hash)}
        if last
        else {"head_seq": 0, "head_hash": bytes(32)}
    )
    for model in head_models():
        model._base_manager.filter(pk=chain).update(**head)


def releaf() -> None:
    """Make the leaves of the tree fit what the entries and readings now are."""
    for leaf in Leaf.objects.select_related("entry", "reading"):
        Leaf.objects.filter(pk=leaf.pk).update(hash=bytes((leaf.entry or leaf.reading).hash))


def resign() -> None:
    """Sign every checkpoint anew over the leaves there are, with the key at hand."""
    tree, wanted = Frontier(), {one.size: one for one in Checkpoint.objects.all()}
    for digest in Leaf.objects.order_by("idx").values_list("hash", flat=True):
        tree.append(bytes(digest))
        if one := wanted.get(tree.size):
            note = signing.sign(notes.body(signing.origin(), tree.size, tree.root, one.at))
            rows = Checkpoint.objects.filter(pk=one.pk)
            rows.update(root=tree.root, frontier=tree.packed, note=note)


def remove(entries: Iterable[Entry]) -> None:
    """Take entries away with all that hangs on them but their leaves."""
    pks = [entry.pk for entry in entries]
    for model in (Key, Payload):
        model.objects.filter(entry__in=pks)._raw_delete("default")
    Entry.objects.filter(pk__in=pks)._raw_delete("default")


def forge(chain: UUID, event: str, *, stolen: bool = False, **says: Any) -> Entry:
    """Append an entry that fits in every way; without the stolen key its MAC is a guess."""
    last = Entry.objects.filter(case_id=chain).order_by("seq").last()
    assert last
    seq, key_id = last.seq + 1, keys.current()[0]
    said = {**last.says, "event": event, "seq": seq, "payload": None, "data": {}, **says}
    header = headers.canonical(said)
    digest = digests.link(bytes(last.hash), header)
    entry = Entry.objects.create(
        case_id=chain, seq=seq, prev_seq=last.seq, header=header, prev=bytes(last.hash), hash=digest,
        mac=digests.mac(keys.current()[1] if stolen else b"a guess", digest), key_id=key_id, event=event, at=last.at,
    )  # fmt: skip
    move_head(chain)
    return entry
