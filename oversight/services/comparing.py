"""Is the log still the one that somebody holds a checkpoint of?"""

from dataclasses import dataclass

from trail.checkpoints import notes, signing
from trail.checkpoints.notes import NoNote, Note
from trail.merkle import Frontier
from trail.models import Leaf

CHUNK = 5000  # leaves
SAME, CONSISTENT, DIFFERS, AHEAD, FOREIGN, UNREADABLE = (
    "same", "consistent", "differs", "ahead", "foreign", "unreadable",
)  # fmt: skip
SAYS = {
    SAME: (
        "Same tree",
        "This is the newest checkpoint, and everything that it covers is in the log unchanged. What came since waits "
        "for the next one.",
    ),
    CONSISTENT: (
        "Consistent",
        "Everything that this checkpoint covers is in the log unchanged. More came since.",
    ),
    DIFFERS: (
        "The log was changed",
        "This checkpoint was signed by this log, and what it covers is no longer what the log holds. Change nothing, "
        "and tell the chair of governors and the person who looks after the server.",
    ),
    AHEAD: (
        "The log is shorter than this checkpoint",
        "Entries are gone: the log was cut, or set back to a backup. Ask when and why; tell the chair of governors.",
    ),
    FOREIGN: (
        "Not signed by this log",
        "The signature does not fit a key of this installation. It may be a checkpoint of another log, or a false one.",
    ),
    UNREADABLE: (
        "Not a checkpoint",
        "Lines are missing or damaged. Paste the text as it was kept, from “handrail” to the signature.",
    ),
}


@dataclass(frozen=True)
class Verdict:
    """What a comparison says. `size` is how many leaves the log's own tree has now."""

    code: str
    size: int = 0
    note: Note | None = None

    @property
    def good(self) -> bool:
        """Whether nothing stands against the log."""
        return self.code in (SAME, CONSISTENT)

    @property
    def title(self) -> str:
        """In short."""
        return SAYS[self.code][0]

    @property
    def text(self) -> str:
        """What it means, and what to do."""
        return SAYS[self.code][1]

    @property
    def root(self) -> str:
        """The root that the checkpoint names, in hexadecimal."""
        return self.note.root.hex() if self.note else ""


def compare(text: str) -> Verdict:
    """The verdict on a checkpoint. The tree is built again from its leaves: what is stored about it is not trusted."""
    try:
        note = notes.parse(text)
    except (NoNote, UnicodeError):
        return Verdict(UNREADABLE)
    size = Leaf.objects.count()
    if not signing.is_signed(note):
        return Verdict(FOREIGN, size, note)
    if note.size > size:
        return Verdict(AHEAD, size, note)
    if root_of(note.size) != note.root:
        return Verdict(DIFFERS, size, note)
    return Verdict(SAME if note.size == size else CONSISTENT, size, note)


def root_of(size: int) -> bytes:
    """The root over the first leaves; that of fewer where some are gone."""
    tree = Frontier()
    leaves = Leaf.objects.filter(idx__lt=size).order_by("idx").values_list("hash", flat=True)
    for digest in leaves.iterator(CHUNK):
        tree.append(bytes(digest))
    return tree.root
