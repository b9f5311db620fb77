"""Proofs for an export: that its entries, and earlier checkpoints, are part of the last checkpoint."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from trail.checkpoints.notes import Note
from trail.merkle import Tree
from trail.models import Checkpoint, Leaf

CHUNK = 5000  # leaves


class Proofs:
    """Holds the whole tree of the last checkpoint in memory: about 130 MB for a million entries and readings."""

    def __init__(self) -> None:
        self._last = Checkpoint.objects.order_by("-size").first()
        self._size = self._last.size if self._last else 0
        leaves = Leaf.objects.filter(idx__lt=self._size).order_by("idx").values_list("hash", flat=True)
        self._tree = Tree(bytes(digest) for digest in leaves.iterator(CHUNK))
        self._size = min(self._size, self._tree.size)  # smaller only where somebody took leaves away

    def checkpoints(self, held: Collection[Note]) -> Iterator[dict[str, Any]]:
        """The last checkpoint, then those of the proofs that there are."""
        if self._last is None:
            return
        yield {"line": "checkpoint", "note": self._last.note}
        for size in sorted(_firsts_of_days() | {note.size for note in held}):
            if 0 < size < self._size:
                yield {"line": "earlier", **self._earlier(size)}

    def of(self, leaf: int | None) -> dict[str, Any]:
        """The place in the tree and the path to the root, or nothing for what no checkpoint covers yet."""
        if leaf is None or leaf >= self._size:
            return {}
        return {"leaf": leaf, "path": _hex(self._tree.inclusion(leaf, self._size))}

    def _earlier(self, size: int) -> dict[str, Any]:
        proof = self._tree.consistency(size, self._size)
        return {"size": size, "root": self._tree.root(size).hex(), "proof": _hex(proof)}


def _firsts_of_days() -> set[int]:
    firsts: dict[date, int] = {}
    for size, at in Checkpoint.objects.order_by("size").values_list("size", "at"):
        firsts.setdefault(at.date(), size)
    return set(firsts.values())


def _hex(hashes: list[bytes]) -> list[str]:
    return [one.hex() for one in hashes]
