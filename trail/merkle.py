"""The Merkle tree of RFC 6962 (section 2.1), kept in the smallest form that does the job. No Django, no database.

The hashes of entries and readings are leaf hashes already: SHA-256(0x00 || what was written).
"""

import hashlib
from collections.abc import Iterable

NODE = b"\x01"  # the prefix of an inner node
WIDTH = 32  # bytes of a hash
EMPTY = hashlib.sha256().digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash (32 bytes) of an inner node."""
    return hashlib.sha256(NODE + left + right).digest()


class Frontier:
    """The hashes of the full subtrees of a tree, the largest first: all that is needed to let the tree grow."""

    def __init__(self, size: int = 0, packed: bytes = b"") -> None:
        """Go on from what `packed` gave for this size. Raises ValueError when the two do not fit together."""
        if len(packed) != WIDTH * size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} full subtrees")
        self.size = size
        self._peaks = [packed[at : at + WIDTH] for at in range(0, len(packed), WIDTH)]

    def append(self, leaf: bytes) -> None:
        """Add one leaf (its hash) on the right."""
        rest, self.size = self.size, self.size + 1
        while rest & 1:
            leaf, rest = node(self._peaks.pop(), leaf), rest >> 1
        self._peaks.append(leaf)

    @property
    def root(self) -> bytes:
        """The root hash (32 bytes) of the whole tree."""
        if not self._peaks:
            return EMPTY
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = node(peak, root)
        return root

    @property
    def packed(self) -> bytes:
        """The hashes one after another, for storing: 32 bytes for each bit that is set in the size."""
        return b"".join(self._peaks)


class Tree:
    """A tree held in memory, for proofs: about 130 bytes for each leaf."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        self._levels = [list(leaves)]
        while len(below := self._levels[-1]) > 1:
            self._levels.append([node(*below[at : at + 2]) for at in range(0, len(below) - 1, 2)])

    @property
    def size(self) -> int:
        """The number of leaves."""
        return len(self._levels[0])

    def root(self, size: int) -> bytes:
        """The root hash of the first `size` leaves."""
        return self._hash(0, size) if size else EMPTY

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The audit path of a leaf in the tree of the first `size` leaves (section 2.1.1), from below."""
        if not 0 <= index < size <= self.size:
            raise ValueError(f"there is no leaf {index} in a tree of {size}")
        path, start, end = list[bytes](), 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._hash(middle, end))
                end = middle
            else:
                path.append(self._hash(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, earlier: int, size: int) -> list[bytes]:
        """The proof that the first `earlier` leaves are the beginning of the first `size` (section 2.1.2)."""
        if not 0 < earlier <= size <= self.size:
            raise ValueError(f"there is no tree of {earlier} within one of {size}")
        return self._beginning(earlier, 0, size, whole=True)

    def _beginning(self, earlier: int, start: int, end: int, *, whole: bool) -> list[bytes]:
        if earlier == end - start:
            return [] if whole else [self._hash(start, end)]
        half = _split(end - start)
        middle = start + half
        if earlier <= half:
            return [*self._beginning(earlier, start, middle, whole=whole), self._hash(middle, end)]
        return [*self._beginning(earlier - half, middle, end, whole=False), self._hash(start, middle)]

    def _hash(self, start: int, end: int) -> bytes:
        width = end - start
        if width.bit_count() == 1:  # starts are multiples of it, so this is one full subtree
            return self._levels[width.bit_length() - 1][start // width]
        middle = start + _split(width)
        return node(self._hash(start, middle), self._hash(middle, end))


def _split(width: int) -> int:
    """The largest power of two below the width."""
    return 1 << (width - 1).bit_length() - 1
