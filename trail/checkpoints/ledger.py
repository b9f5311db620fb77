"""The ledger of lawful erasures, kept beside the checkpoints: what a database from an older backup has to be told.

A signed note (c2sp.org/signed-note) for each checkpoint that covers an erasure. Its lines are the headers of the
entries that tell of it, as they were hashed: a case by its id, a schedule, two accounts, never a name (decision 0026).

handrail/erasures                               the log
1234                                            the size of the checkpoint
{"actor":"1b9d...","at":"2026-...","case":...}  one line for each case that was erased
                                                an empty line, then the signature
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from trail import headers
from trail.checkpoints import notes, signing
from trail.checkpoints.notes import NoNote
from trail.erasing import EVENT
from trail.models import Checkpoint, Entry, Sending

ENDS = ".note"
FORM = f"erasures-{{:012d}}{ENDS}"


def written(checkpoint: Checkpoint, since: int) -> str:
    """The note of the cases erased in leaves from `since` up to the checkpoint; "" where none was."""
    covered = Entry.objects.filter(event=EVENT, leaf__idx__gte=since, leaf__idx__lt=checkpoint.size)
    found = [bytes(header) for header in covered.order_by("leaf__idx").values_list("header", flat=True)]
    lines = [header.decode() for header in found if is_whole(headers.parse(header))]
    if not lines:
        return ""
    return signing.sign("\n".join([_origin(), str(checkpoint.size), *lines, ""]))


def is_whole(says: dict[str, Any]) -> bool:
    """Whether an entry of this header tells of a case that was erased, not of some payloads alone."""
    return says.get("event") == EVENT and "records" in says["data"]


def size_before(checkpoint: Checkpoint, target: str) -> int:
    """How much of the log this target was told of by earlier checkpoints."""
    earlier = Sending.objects.filter(target=target, checkpoint__size__lt=checkpoint.size)
    return earlier.order_by("-checkpoint__size").values_list("checkpoint__size", flat=True).first() or 0


def load(place: Path) -> Iterator[dict[str, Any]]:
    """What each header in the ledger of this folder says, in the order of the files. Raises OSError, and NoNote, which
    names the file, for what we did not sign."""
    for file in sorted(place.glob(f"*{ENDS}")):
        try:
            yield from _read(file.read_text("utf-8"))
        except (UnicodeDecodeError, NoNote) as error:
            raise NoNote(
                f"{file} is not the ledger of erasures that this installation signed: {error}"
            ) from error


def _read(note: str) -> Iterator[dict[str, Any]]:
    body, signatures = notes.parted(note)
    if not signing.signed_by_us(body, signatures):
        raise NoNote("no key that is here signed it")
    first, _, *lines = body.decode().splitlines()
    if first != _origin():
        raise NoNote("it is another note")
    for line in lines:
        says = headers.parse(line.encode())
        UUID(says["case"])
        yield says


def _origin() -> str:
    return f"{signing.origin()}/erasures"
