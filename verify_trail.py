#!/usr/bin/env python3
# ruff: noqa: T201, UP006, UP035, UP045, PLC0415 (a command prints; runs on old Pythons; one library is optional)
"""Verify a trail that Handrail exported, without Handrail: Python 3.8 or newer and this file are enough.

    python verify_trail.py export.jsonl [--expect EARLIER.jsonl] [--anchors FOLDER] [--key KEY]

Exit status: 0 nothing found, 1 findings (printed, one a line), 2 the file could not be read.

How a trail is built. Every line "entry" of the file is one act. Its "header" is the text that was written at the
time: who (by number, never by name), in which role, when, what. The entries of one chain (one case, or one school)
are numbered 1, 2, 3 ... and each is sealed to the one before:

    hash = SHA-256( one zero byte + prev + header )       prev = hash of the entry before, or 32 zero bytes

Whoever changes, removes, inserts or swaps an entry must therefore change every later hash of the chain. A reading
(somebody opened a case) stands by itself: hash = SHA-256( one zero byte + header ).

All hashes are leaves of one Merkle tree (RFC 6962): pairs are hashed to a parent, SHA-256( a byte 1 + left + right ),
and so on up to one root, which is signed every hour: a checkpoint. "path" leads from a leaf to the root of the
checkpoint in the file. Whoever changes anything contradicts each checkpoint that was kept elsewhere: --anchors compares
with those you kept (a folder of .txt files, or one file), --expect with an earlier export. Without either the whole log
may have been written anew.

Signatures are checked where the library "cryptography" is installed. Give the key that you were told when the log began
(--key, as often as there were keys); the keys in the file only prove that the file fits itself.

What this file cannot check: the "mac", which needs the school's key; the latest entries, which no checkpoint covers
yet; whether the export leaves out a whole case; and acts that never were written down.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

FORM = "handrail-trail-1"
START = "00" * 32

Record = Dict[str, Any]  # one line of the file
Head = Tuple[int, str]  # seq and hash of the last entry of a chain


class CannotRead(Exception):
    """The file is no export, or is damaged so that its lines cannot be told apart."""


class Checkpoint(NamedTuple):
    """A signed note (c2sp.org/tlog-checkpoint): the first `size` leaves have this root."""

    name: str
    size: int
    root: bytes
    body: bytes
    signatures: List[bytes]  # key id (4 bytes) and signature


def records(path: str) -> Tuple[List[bytes], List[Record]]:
    """The lines of the file as dictionaries, after checking that the file is whole."""
    try:
        lines = Path(path).read_bytes().splitlines(keepends=True)
        found = [json.loads(line) for line in lines]
    except (OSError, ValueError) as error:
        raise CannotRead(f"{path}: {error}") from error
    if not found or not all(isinstance(one, dict) for one in found) or found[0].get("form") != FORM:
        raise CannotRead(f"{path}: this is no export of a trail")
    return lines, found


def whole(lines: List[bytes], found: List[Record]) -> Iterator[str]:
    """Whether the last line counts, and hashes to, all lines before it."""
    end, digest = found[-1], hashlib.sha256(b"".join(lines[:-1])).hexdigest()
    if end.get("line") != "end":
        yield "the file was cut: its last line is missing"
    elif (end.get("lines"), end.get("sha256")) != (len(lines) - 1, digest):
        yield "the file is not as it was exported: its last line does not fit the others"


def hashes(written: List[str]) -> List[bytes]:
    """Hashes from hexadecimal."""
    return [bytes.fromhex(one) for one in written]


def header_bytes(record: Record) -> bytes:
    """The bytes that were hashed."""
    return bytes.fromhex(record["header_hex"]) if "header_hex" in record else str(record["header"]).encode()


def check_entry(record: Record, before: Head) -> Iterator[str]:
    """What is wrong with one entry; `before` is (seq, hash) of the entry before it in the chain."""
    header = header_bytes(record)
    if record["seq"] != before[0] + 1:
        yield f"follows entry {before[0]}: entries are missing, doubled or out of order"
    elif record["prev"] != before[1]:
        yield "is not sealed to the entry before"
    if hashlib.sha256(b"\0" + bytes.fromhex(record["prev"]) + header).hexdigest() != record["hash"]:
        yield "was changed: its hash does not fit"
    try:
        says = json.loads(header)
        if (says["case"], says["seq"]) != (record["chain"], record["seq"]):
            yield "stands in the wrong place: its header names another"
    except (ValueError, KeyError, TypeError):
        yield "has a header that cannot be read"


def verify(found: List[Record]) -> Tuple[List[str], Dict[str, Head], int]:
    """Findings of chains and readings as sentences, and the head (seq, hash) of each chain."""
    heads: Dict[str, Head] = {}
    closed: Dict[str, Head] = {}
    findings: List[str] = []
    readings = 0
    for record in found:
        if record.get("line") == "entry":
            chain = record["chain"]
            for text in check_entry(record, heads.get(chain, (0, START))):
                findings.append(f"case {chain}, entry {record['seq']}: {text}")
            heads[chain] = (record["seq"], record["hash"])
        elif record.get("line") == "head":
            closed[record["chain"]] = (record["seq"], record["hash"])
        elif record.get("line") == "reading":
            readings += 1
            if hashlib.sha256(b"\0" + header_bytes(record)).hexdigest() != record["hash"]:
                findings.append(f"reading {readings}: was changed: its hash does not fit")
    for chain in sorted(set(heads) | set(closed)):
        if heads.get(chain) != closed.get(chain):
            findings.append(f"case {chain}: the chain does not end where the file says")
    return findings, heads, readings


def compare(earlier: Dict[str, Head], found: List[Record]) -> Iterator[str]:
    """Whether every chain of an earlier export is still there, unchanged up to where it ended then."""
    now = {(one["chain"], one["seq"]): one["hash"] for one in found if one.get("line") == "entry"}
    for chain, (seq, digest) in sorted(earlier.items()):
        if now.get((chain, seq)) != digest:
            yield f"case {chain}, entry {seq}: is not the entry of the earlier export: cut, removed or written anew"


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two hashes."""
    return hashlib.sha256(b"\1" + left + right).digest()


def half_of(size: int) -> int:
    """How many leaves the left side of a tree has: the largest power of two below its size."""
    return 1 << ((size - 1).bit_length() - 1)


def climb(leaf: bytes, index: int, size: int, path: List[bytes]) -> bytes:
    """The root that the path leads to from a leaf of a tree of this size (RFC 6962, 2.1.1)."""
    if size <= 1 or not path:
        return leaf if (index, size, len(path)) == (0, 1, 0) else b""
    half = half_of(size)
    if index < half:
        return node(climb(leaf, index, half, path[:-1]), path[-1])
    return node(path[-1], climb(leaf, index - half, size - half, path[:-1]))


def grow(first: int, second: int, root: bytes, proof: List[bytes]) -> Tuple[bytes, bytes]:
    """The roots of the first `first` and of all `second` leaves, as the proof tells them (RFC 6962, 2.1.2).

    `root` is that of the earlier tree while it is a whole side of the later one, and empty below.
    """
    if first == second:
        known = ([root] if root else []) + proof
        return (known[0], known[0]) if len(known) == 1 else (b"", b"")
    if not proof or first < 1:
        return b"", b""
    half = half_of(second)
    if first <= half:
        old, new = grow(first, half, root, proof[:-1])
        return old, node(new, proof[-1])
    old, new = grow(first - half, second - half, b"", proof[:-1])
    return node(proof[-1], old), node(proof[-1], new)


def read_note(name: str, note: str) -> Checkpoint:
    """What a checkpoint says. Raises ValueError where it is none."""
    text, _, lines = note.replace("\r\n", "\n").strip().rpartition("\n\n")
    parts = text.split("\n")
    signatures = [base64.b64decode(line.rpartition(" ")[2]) for line in lines.split("\n")]
    if len(parts) < 3:
        raise ValueError(f"{name} is no checkpoint")
    return Checkpoint(name, int(parts[1]), base64.b64decode(parts[2]), f"{text}\n".encode(), signatures)


def held(place: str) -> List[Checkpoint]:
    """The checkpoints of a folder, or the one in a file."""
    files = sorted(Path(place).glob("*.txt")) if Path(place).is_dir() else [Path(place)]
    if not files:
        raise CannotRead(f"{place} holds no checkpoint (files that end in .txt)")
    return [read_note(file.name, file.read_bytes().decode()) for file in files]


def check_tree(found: List[Record], top: Checkpoint) -> Iterator[str]:
    """Whether every entry and reading that has a place in the tree is under the checkpoint of the file."""
    bare: Dict[str, int] = {}
    for number, one in enumerate(found, 1):
        if one.get("line") not in ("entry", "reading"):
            continue
        name = f"case {one['chain']}, entry {one['seq']}" if "seq" in one else f"the reading in line {number}"
        if "path" not in one:
            bare[one.get("chain", "")] = number
            continue
        if "seq" in one and one["chain"] in bare:
            yield f"{name}: is under the checkpoint, and an entry before it is not"
        if climb(bytes.fromhex(one["hash"]), one["leaf"], top.size, hashes(one["path"])) != top.root:
            yield f"{name}: is not what the checkpoint was signed over"


def check_held(found: List[Record], top: Optional[Checkpoint], anchors: List[Checkpoint]) -> Iterator[str]:
    """Whether the checkpoint of the file goes on from each one that was kept outside."""
    earlier = {one["size"]: hashes(one["proof"]) for one in found if one.get("line") == "earlier"}
    for anchor in anchors:
        if top is None or anchor.size > top.size:
            yield f"{anchor.name}: covers more than this export: the log was cut or set back, or the export is older"
        elif anchor.size != top.size and anchor.size not in earlier:
            yield f"{anchor.name}: the export does not prove it; export again with --anchors"
        elif grow(anchor.size, top.size, anchor.root, earlier.get(anchor.size, [])) != (
            anchor.root,
            top.root,
        ):
            yield f"{anchor.name}: the log is not the one that was signed then: rewritten, or forked"


def signed(one: Checkpoint, keys: List[str]) -> bool:
    """Whether one of the keys (name+id+key) signed it. ImportError where the library is not installed."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for signature in one.signatures:
        for _, key_id, encoded in (key.split("+", 2) for key in keys):
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(encoded)[1:])
            try:
                if signature[:4].hex() == key_id:
                    public.verify(signature[4:], one.body)
                    return True
            except InvalidSignature:
                pass
    return False


def check_checkpoints(
    found: List[Record], anchors: List[Checkpoint], keys: List[str]
) -> Tuple[List[str], str]:
    """Findings of tree, checkpoints and signatures, and a sentence on what was checked."""
    tops = [
        read_note("the checkpoint of the file", one["note"])
        for one in found
        if one.get("line") == "checkpoint"
    ]
    top = tops[0] if tops else None
    findings = list(check_tree(found, top)) if top else []
    findings += check_held(found, top, anchors)
    if top is None and not anchors:
        return findings, "no checkpoint: compare with an earlier export (--expect)"
    said = f"{sum(1 for one in found if 'path' in one)} under a checkpoint, {len(anchors)} checkpoints kept outside"
    try:
        wrong = [one.name for one in [*tops, *anchors] if not signed(one, keys or found[0].get("keys", []))]
    except ImportError:
        return findings, f"{said}; signatures not checked: the library cryptography is not installed"
    said += "; signatures checked with the key " + ("you gave" if keys else "in the file")
    return findings + [f"{name}: is not signed by that key" for name in wrong], said


def run(path: str, expected: Optional[str], place: Optional[str], keys: List[str]) -> int:
    """Print what is found; the exit status."""
    lines, found = records(path)
    findings, heads, readings = verify(found)
    findings += whole(lines, found)
    if expected:
        findings += compare(verify(records(expected)[1])[1], found)
    more, said = check_checkpoints(found, held(place) if place else [], keys)
    for finding in findings + more:
        print(finding)
    entries = sum(1 for one in found if one.get("line") == "entry")
    print(
        f"{len(heads)} chains, {entries} entries, {readings} readings, {len(findings) + len(more)} findings"
    )
    print(said)
    return 1 if findings or more else 0


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description="Verify a trail that Handrail exported.")
    parser.add_argument("export")
    parser.add_argument("--expect", metavar="EARLIER", help="an earlier export of the same trail")
    parser.add_argument("--anchors", metavar="PLACE", help="checkpoints that you kept: a folder, or one file")
    parser.add_argument("--key", action="append", default=[], help="a key of the log as you were told it")
    arguments = parser.parse_args()
    try:
        return run(arguments.export, arguments.expect, arguments.anchors, arguments.key)
    except (CannotRead, OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        print(f"could not verify: {error!r}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
