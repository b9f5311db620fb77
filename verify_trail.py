#!/usr/bin/env python3
# ruff: noqa: T201, UP006, UP035, UP045, PLC0415 (a command prints; runs on old Pythons; one library is optional)
"""Verify a trail that Handrail exported, without Handrail: Python 3.8 or newer and this file are enough.

    python verify_trail.py export.jsonl [--expect EARLIER.jsonl] [--anchors FOLDER] [--key KEY]

Exit status: 0 nothing found, 1 findings (printed, one a line), 2 the file could not be read.

Every line "entry" of the file is one act. Its "header" is the text that was written at the time: who (by number, never
by name), in which role, when, what. The entries of one chain (one case, or one school) are numbered 1, 2, 3 ... and
each is sealed to the one before: hash = SHA-256( one zero byte + prev + header ), where prev is the hash of the entry
before, or 32 zero bytes. Whoever changes, removes, inserts or swaps an entry must therefore change every later hash of
the chain. A reading (somebody opened a case) stands by itself, without prev.

All hashes are leaves of one Merkle tree (RFC 6962): pairs are hashed to a parent, SHA-256( a byte 1 + left + right ),
up to one root, which is signed every hour: a checkpoint. "path" leads from a leaf to the root of the checkpoint in the
file. Whoever changes anything contradicts each checkpoint that was kept elsewhere (--anchors) and each earlier export
(--expect): without either the whole log may have been written anew. Signatures need the library "cryptography"; the
keys in the file only prove that it fits itself, so give the key that you were told when the log began (--key).

What this file cannot check: the "mac", which needs the school's key; entries that no checkpoint covers yet; whether a
whole case was left out; acts that never were written down.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

FORM = "handrail-trail-1"
START = "00" * 32  # what the first entry of a chain is sealed to
Record = Dict[str, Any]  # one line of the file
Head = Tuple[int, str]  # seq and hash of the last entry of a chain


class Checkpoint(NamedTuple):
    """A signed note (c2sp.org/tlog-checkpoint): the first `size` leaves have this root."""

    name: str
    size: int
    root: bytes
    body: bytes
    signatures: List[bytes]  # key id (4 bytes) and signature


def records(path: str) -> Tuple[List[Record], List[str]]:
    """The lines of the file, and what is wrong with them: the last counts and hashes all others. Raises ValueError."""
    lines = Path(path).read_bytes().splitlines(keepends=True)
    found: List[Record] = [{} for _ in lines]
    for number, line in enumerate(lines):
        with suppress(TypeError, ValueError):  # a line that was cut or damaged says nothing
            found[number] = dict(json.loads(line))
    if not found or found[0].get("form") != FORM:
        raise ValueError(f"{path} is no export of a trail")
    end = {"line": "end", "lines": len(lines) - 1, "sha256": hashlib.sha256(b"".join(lines[:-1])).hexdigest()}
    bad = [f"line {number} of the file cannot be read" for number, one in enumerate(found, 1) if not one]
    return found, bad + ["the file was cut, or its last line does not fit the others"] * (found[-1] != end)


def of(found: List[Record], *kinds: str) -> List[Record]:
    """The lines of these kinds, in their order."""
    return [one for one in found if one.get("line") in kinds]


def header_bytes(record: Record) -> bytes:
    """The bytes that were hashed."""
    return bytes.fromhex(record["header_hex"]) if "header_hex" in record else str(record["header"]).encode()


def fits(record: Record, prev: str = "") -> bool:
    """Whether the hash of an entry or a reading is that of its header, and of the hash before."""
    return hashlib.sha256(b"\0" + bytes.fromhex(prev) + header_bytes(record)).hexdigest() == record["hash"]


def check_entry(record: Record, before: Head) -> Iterator[str]:
    """What is wrong with one entry; `before` is (seq, hash) of the entry before it in the chain."""
    if record["seq"] != before[0] + 1:
        yield f"follows entry {before[0]}: entries are missing, doubled or out of order"
    elif record["prev"] != before[1]:
        yield "is not sealed to the entry before"
    if not fits(record, record["prev"]):
        yield "was changed: its hash does not fit"
    try:
        says = json.loads(header_bytes(record))
        if (says["case"], says["seq"]) != (record["chain"], record["seq"]):
            yield "stands in the wrong place: its header names another"
    except (ValueError, KeyError, TypeError):
        yield "has a header that cannot be read"


def verify(found: List[Record]) -> Tuple[List[str], Dict[str, Head]]:
    """Findings of chains and readings as sentences, and the head (seq, hash) of each chain."""
    heads: Dict[str, Head] = {}
    findings: List[str] = []
    for record in of(found, "entry"):
        chain, seq = record["chain"], record["seq"]
        wrong = check_entry(record, heads.get(chain, (0, START)))
        findings += [f"case {chain}, entry {seq}: {text}" for text in wrong]
        heads[chain] = (seq, record["hash"])
    closed = {one["chain"]: (one["seq"], one["hash"]) for one in of(found, "head")}
    for chain in sorted(chain for chain in {*heads, *closed} if heads.get(chain) != closed.get(chain)):
        findings.append(f"case {chain}: the chain does not end where the file says")
    changed = [number for number, one in enumerate(of(found, "reading"), 1) if not fits(one)]
    return findings + [f"reading {number}: was changed: its hash does not fit" for number in changed], heads


def compare(earlier: Dict[str, Head], found: List[Record]) -> Iterator[str]:
    """Whether every chain of an earlier export is still there, unchanged up to where it ended then."""
    now = {(one["chain"], one["seq"]): one["hash"] for one in of(found, "entry")}
    for chain, (seq, digest) in sorted(earlier.items()):
        if now.get((chain, seq)) != digest:
            yield f"case {chain}, entry {seq}: is not the entry of the earlier export: cut, removed or written anew"


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two hashes."""
    return hashlib.sha256(b"\1" + left + right).digest()


def climb(leaf: bytes, index: int, size: int, path: List[bytes]) -> bytes:
    """The root that the path leads to from a leaf of a tree of this size (RFC 6962, 2.1.1)."""
    if size <= 1 or not path:
        return leaf if (index, size, len(path)) == (0, 1, 0) else b""
    half = 1 << ((size - 1).bit_length() - 1)  # leaves on the left: the largest power of two below size
    if index < half:
        return node(climb(leaf, index, half, path[:-1]), path[-1])
    return node(path[-1], climb(leaf, index - half, size - half, path[:-1]))


def grow(first: int, second: int, root: bytes, proof: List[bytes]) -> Tuple[bytes, bytes]:
    """The roots of the first `first` and of all `second` leaves, as the proof tells them (RFC 6962, 2.1.2). `root` is
    that of the earlier tree while it is a whole side of the later one, and empty below."""
    if first == second:
        known = ([root] if root else []) + proof
        return (known[0], known[0]) if len(known) == 1 else (b"", b"")
    if not proof or first < 1:
        return b"", b""
    half = 1 << ((second - 1).bit_length() - 1)
    if first <= half:
        old, new = grow(first, half, root, proof[:-1])
        return old, node(new, proof[-1])
    old, new = grow(first - half, second - half, b"", proof[:-1])
    return node(proof[-1], old), node(proof[-1], new)


def read_note(name: str, note: str) -> Checkpoint:
    """What a checkpoint says. Raises ValueError where it is none."""
    text, _, lines = note.replace("\r\n", "\n").strip().rpartition("\n\n")
    parts = text.split("\n")
    if len(parts) < 3:
        raise ValueError(f"{name} is no checkpoint")
    signatures = [base64.b64decode(line.rpartition(" ")[2]) for line in lines.split("\n")]
    return Checkpoint(name, int(parts[1]), base64.b64decode(parts[2]), f"{text}\n".encode(), signatures)


def held(place: str) -> List[Checkpoint]:
    """The checkpoints of a folder, or the one in a file. Raises ValueError where there is none."""
    files = sorted(Path(place).glob("*.txt")) if Path(place).is_dir() else [Path(place)]
    if not files:
        raise ValueError(f"{place} holds no checkpoint (files that end in .txt)")
    return [read_note(file.name, file.read_bytes().decode()) for file in files]


def check_tree(found: List[Record], top: Checkpoint) -> Iterator[str]:
    """Whether every entry and reading that has a place in the tree is under the checkpoint of the file."""
    bare = set()  # chains with an entry that has no place yet: none after it has one
    for number, one in enumerate(found, 1):
        name = f"case {one['chain']}, entry {one['seq']}" if "seq" in one else f"the reading in line {number}"
        path = [bytes.fromhex(each) for each in one.get("path", ())]
        if "path" in one and climb(bytes.fromhex(one["hash"]), one["leaf"], top.size, path) != top.root:
            yield f"{name}: is not what the checkpoint was signed over"
        if "path" in one and one.get("chain") in bare:
            yield f"{name}: is under the checkpoint, and an entry before it is not"
        if "path" not in one and one.get("line") == "entry":
            bare.add(one["chain"])


def check_held(found: List[Record], top: Optional[Checkpoint], anchors: List[Checkpoint]) -> Iterator[str]:
    """Whether the checkpoint of the file goes on from each one that was kept outside."""
    proofs = {one["size"]: [bytes.fromhex(each) for each in one["proof"]] for one in of(found, "earlier")}
    for anchor in anchors:
        if top is None or anchor.size > top.size:
            yield f"{anchor.name}: covers more than this export: the log was cut or set back, or the export is older"
        elif anchor.size != top.size and anchor.size not in proofs:
            yield f"{anchor.name}: the export does not prove it; export again with --anchors"
        elif grow(anchor.size, top.size, anchor.root, proofs.get(anchor.size, [])) != (anchor.root, top.root):
            yield f"{anchor.name}: the log is not the one that was signed then: rewritten, or forked"


def signed(one: Checkpoint, keys: List[str]) -> bool:
    """Whether one of the keys (name+id+key) signed it. ImportError where the library is not installed."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for signature, (_, key_id, encoded) in product(one.signatures, [key.split("+", 2) for key in keys]):
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(encoded)[1:])
        with suppress(InvalidSignature):
            if signature[:4].hex() == key_id:
                key.verify(signature[4:], one.body)
                return True
    return False


def check_checkpoints(found: List[Record], kept: List[Checkpoint], keys: List[str]) -> Tuple[List[str], str]:
    """Findings of tree, checkpoints and signatures, and a sentence on what was checked."""
    tops = [read_note("the checkpoint of the file", one["note"]) for one in of(found, "checkpoint")]
    findings = [text for top in tops[:1] for text in check_tree(found, top)]
    findings += check_held(found, tops[0] if tops else None, kept)
    if not tops and not kept:
        return findings, "no checkpoint: compare with an earlier export (--expect)"
    said = f"{sum('path' in one for one in found)} under a checkpoint, {len(kept)} checkpoints kept outside"
    try:
        wrong = [one.name for one in [*tops, *kept] if not signed(one, keys or found[0].get("keys", []))]
    except ImportError:
        return findings, f"{said}; signatures not checked: the library cryptography is not installed"
    said += "; signatures checked with the key " + ("you gave" if keys else "in the file")
    return findings + [f"{name}: is not signed by that key" for name in wrong], said


def main() -> int:
    """Read the command line, print what is found; the exit status."""
    parser = argparse.ArgumentParser(description="Verify a trail that Handrail exported.")
    parser.add_argument("export")
    parser.add_argument("--expect", metavar="EARLIER", help="an earlier export of the same trail")
    parser.add_argument("--anchors", metavar="PLACE", help="checkpoints that you kept: a folder, or one file")
    parser.add_argument("--key", action="append", default=[], help="a key of the log as you were told it")
    given = parser.parse_args()
    try:
        found, last = records(given.export)
        inside, heads = verify(found)
        gone = compare(verify(records(given.expect)[0])[1], found) if given.expect else []
        outside, said = check_checkpoints(found, held(given.anchors) if given.anchors else [], given.key)
        findings = [*inside, *last, *gone, *outside]
    except (OSError, LookupError, TypeError, ValueError, AttributeError) as error:
        print(f"could not verify: {error}", file=sys.stderr)
        return 2
    counted = f"{len(heads)} chains, {len(of(found, 'entry'))} entries, {len(of(found, 'reading'))} readings"
    print(*findings, f"{counted}, {len(findings)} findings", said, sep="\n")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
