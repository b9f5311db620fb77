"""A folder, best of another machine or one that cannot be written twice: one file for each checkpoint."""

import os
from pathlib import Path

from django.conf import settings

from trail.checkpoints import ledger
from trail.models import Checkpoint


class OtherCheckpoint(OSError):
    """There is a file of this name already, and it says something else: the log was set back or forked."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is there already and says something else")


def keep(checkpoint: Checkpoint, erased: str) -> None:
    """Write its file, and one for the ledger where something was `erased`. What is there already is left as it is.
    Raises OSError, OtherCheckpoint."""
    folder = Path(settings.TRAIL_CHECKPOINT_FOLDER)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, note in files_of(checkpoint, erased).items():
        _write(folder / name, note.encode())


def _write(path: Path, note: bytes) -> None:
    half = path.with_suffix(f".{os.getpid()}.part")
    half.write_bytes(note)
    try:
        os.link(half, path)  # all or nothing, and never over another file
    except FileExistsError:
        if path.read_bytes() != note:
            raise OtherCheckpoint(path.name) from None
    finally:
        half.unlink()


def files_of(checkpoint: Checkpoint, erased: str) -> dict[str, str]:
    """Name and note of what a target takes; the ledger first, for it must not be missing where the checkpoint is."""
    ledgers = {ledger.FORM.format(checkpoint.size): erased} if erased else {}
    return {**ledgers, name_of(checkpoint): checkpoint.note}


def name_of(checkpoint: Checkpoint) -> str:
    """The name of its file, in the order of the log."""
    return f"checkpoint-{checkpoint.size:012d}.txt"
