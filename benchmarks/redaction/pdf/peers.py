"""Two free programs that look for bad redactions, where they are installed; they are run, never imported.

x-ray stands on PyMuPDF (AGPL) and unmasker asks for an older pypdf: install them in an environment of their own, and
name its folder of programs with --peers.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

OWN_TITLE = "Evidence summary S-4F7K-2Q"


def _xray(program: str, path: Path) -> bool:
    ran = subprocess.run([program, str(path)], capture_output=True, text=True, timeout=120)
    try:
        return bool(json.loads(ran.stdout))
    except ValueError:
        return False  # it could not read the file, and said nothing about it


def _unmasker(program: str, path: Path) -> bool:
    ran = subprocess.run([program, "--json", str(path)], capture_output=True, text=True, timeout=120)
    try:
        found = json.loads(ran.stdout)["findings"]
    except ValueError:
        return False
    return any(one["machine_reads"] != OWN_TITLE for one in found)  # that a file has a title is no mistake


def found(folder: str | None) -> dict[str, Callable[[bytes], bool]]:
    """Those that are installed, by name: each says whether it finds something in a file."""
    known = {"x-ray": ("xray", _xray), "unmasker": ("unmasker", _unmasker)}
    paths = {name: (shutil.which(program, path=folder), ask) for name, (program, ask) in known.items()}
    return {name: _asking(path, ask) for name, (path, ask) in paths.items() if path}


def _asking(program: str, ask: Callable[[str, Path], bool]) -> Callable[[bytes], bool]:
    def finds(pdf: bytes) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "summary.pdf"
            path.write_bytes(pdf)
            return ask(program, path)

    return finds
