"""The tree against its signed checkpoints: those in the database, and those that were kept outside."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.db.models import Count, Exists, Min, OuterRef

from trail import merkle
from trail.checkpoints import notes, signing
from trail.checkpoints.anchors import Anchor
from trail.checkpoints.notes import NoNote, Note
from trail.models import Checkpoint, Entry, Leaf, Reading
from trail.verify.columns import Number, Raw, RawText, text
from trail.verify.findings import Counts, Finding

CHUNK = 5000  # leaves
STORED, OUTSIDE = "checkpoint", "anchor"
NOT_SIGNED = "is not signed by a key of this installation"


class Claim(NamedTuple):
    """Somebody signed that the first `size` leaves have this root."""

    size: int
    code: str
    name: str
    root: bytes


class TreeCheck:
    """Builds the tree again from its leaves, from the start or from the checkpoint `since`."""

    def __init__(self, counts: Counts, anchors: Collection[Anchor] = (), since: Note | None = None) -> None:
        self.counts, self.anchors, self.since = counts, anchors, since
        self._claims: list[Claim] = []

    def findings(self) -> Iterator[Finding]:
        """What does not fit: checkpoints, then the tree, then leaves of what is gone."""
        tree = merkle.Frontier()
        if self.since:
            yield from self._signed(OUTSIDE, "the checkpoint to begin with", self.since)
            tree = _frontier(self.since) or tree
            if not tree.size:
                yield _finding(OUTSIDE, "the checkpoint to begin with is not one of this log")
        yield from self._stored()
        yield from self._outside()
        yield from self._grown(tree)
        yield from _orphans()

    def _stored(self) -> Iterator[Finding]:
        columns = (Number("size"), Raw("root"), RawText("note"), Raw("frontier"))
        for raw in Checkpoint.objects.order_by("pk").values_list(*columns):
            size, root, written = raw[0], bytes(raw[1] or b""), text(raw[2])
            self.counts.checkpoints += 1
            name = f"checkpoint {size}"
            try:
                note = notes.parse(written)
            except NoNote as error:
                yield _finding(STORED, f"{name} cannot be read: {error}")
                continue
            if (note.size, note.root) != (size, root) or not _tree(size, bytes(raw[3] or b""), root):
                yield _finding(STORED, f"{name} differs from what was signed for it")
            yield from self._signed(STORED, name, note)

    def _outside(self) -> Iterator[Finding]:
        for anchor in self.anchors:
            self.counts.anchors += 1
            if anchor.note is None:
                yield _finding(OUTSIDE, f"{anchor.name} cannot be read as a checkpoint")
            else:
                yield from self._signed(OUTSIDE, anchor.name, anchor.note)

    def _signed(self, code: str, name: str, note: Note) -> Iterator[Finding]:
        if signing.is_signed(note):
            self._claims.append(Claim(note.size, code, name, note.root))
        else:
            yield _finding(code, f"{name} {NOT_SIGNED}")

    def _grown(self, tree: merkle.Frontier) -> Iterator[Finding]:
        claims = sorted(claim for claim in self._claims if claim.size >= tree.size)
        wanted, roots = {claim.size for claim in claims}, {tree.size: tree.root}
        leaves = Leaf.objects.filter(idx__gte=tree.size).order_by("idx")
        for idx, digest in leaves.values_list(Number("idx"), Raw("hash")).iterator(CHUNK):
            if idx != tree.size:
                yield _finding("leaf", f"leaf {tree.size} of the tree is missing")
                break
            tree.append(bytes(digest))
            if tree.size in wanted:
                roots[tree.size] = tree.root
        if tree.size and not Checkpoint.objects.filter(size=tree.size).exists():
            yield _finding(STORED, f"the tree has {tree.size} leaves, and no checkpoint was signed for them")
        for code in (STORED, OUTSIDE):
            yield from _unfit([claim for claim in claims if claim.code == code], roots, tree.size)


def _frontier(since: Note) -> merkle.Frontier | None:
    """The tree of that size as it was stored, if its root is the one that was signed."""
    packed = Checkpoint.objects.filter(size=since.size).values_list("frontier", flat=True).first()
    return _tree(since.size, bytes(packed or b""), since.root)


def _tree(size: int, packed: bytes, root: bytes) -> merkle.Frontier | None:
    try:
        tree = merkle.Frontier(size, packed)
    except ValueError:
        return None
    return tree if tree.root == root else None


def _unfit(claims: list[Claim], roots: dict[int, bytes], size: int) -> Iterator[Finding]:
    """The first checkpoint that the tree does not fit, and how many more; between it and the one before it lies
    what was changed."""
    wrong = [claim for claim in claims if roots.get(claim.size) != claim.root]
    if not wrong:
        return
    first = wrong[0]
    good = max((claim.size for claim in claims if claim.size < first.size), default=0)
    more = f", nor {len(wrong) - 1} more" if len(wrong) > 1 else ""
    if first.size > size:
        said = f"{first.name} covers {first.size} leaves, the tree has only {size}: cut, or set back"
    else:
        said = f"the tree does not fit {first.name}{more}: rewritten between leaf {good} and leaf {first.size - 1}"
    yield _finding(first.code, said)


def _orphans() -> Iterator[Finding]:
    """Leaves whose entry or reading is gone: the first of each, and how many more."""
    entries = ~Exists(Entry.objects.filter(pk=OuterRef("entry_id")))
    readings = ~Exists(Reading.objects.filter(pk=OuterRef("reading_id")))
    gone = {
        "an entry": Leaf.objects.filter(entries, entry_id__isnull=False),
        "a reading": Leaf.objects.filter(readings, reading_id__isnull=False),
    }
    for what, rows in gone.items():
        first, number = rows.aggregate(first=Min("idx"), number=Count("idx")).values()
        if number:
            more = f", and {number - 1} more are gone" if number > 1 else ""
            yield _finding("leaf", f"leaf {first} of the tree was {what} that is gone{more}")


def _finding(code: str, said: str) -> Finding:
    return Finding(code, None, None, said)
