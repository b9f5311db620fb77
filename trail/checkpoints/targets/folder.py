"""A folder, best of another machine or one that cannot be written twice: one file for each checkpoint."""

import os
from pathlib import Path

from django.conf import settings

from trail.models import Checkpoint


class OtherCheckpoint(OSError):
    """There is a file of this name already, and it says something else: the log was set back or forked."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is there already and says something else")


def keep(checkpoint: Checkpoint) -> None:
    """Write the file; one that is there already is left as it is. Raises OSError, OtherCheckpoint."""
    folder = Path(settings.TRAIL_CHECKPOINT_FOLDER)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path, note = folder / name_of(checkpoint), checkpoint.note.encode()
    half = path.with_suffix(f".{os.getpid()}.part")
    half.write_bytes(note)
    try:
        os.link(half, path)  # all or nothing, and never over another file
    except FileExistsError:
        if path.read_bytes() != note:
            raise OtherCheckpoint(path.name) from None
    finally:
        half.unlink()


def name_of(checkpoint: Checkpoint) -> str:
    """The name of its file, in the order of the log."""
    return f"checkpoint-{checkpoint.size:012d}.txt"
