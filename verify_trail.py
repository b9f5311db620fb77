#!/usr/bin/env python3
# ruff: noqa: T201, UP006, UP035, UP045 (a command prints; runs on old Pythons)
"""Verify a trail that Handrail exported, without Handrail: Python 3.8 or newer and this file are enough.

    python verify_trail.py export.jsonl [--expect EARLIER.jsonl]

Exit status: 0 nothing found, 1 findings (printed, one a line), 2 the file could not be read.

How a trail is built. Every line "entry" of the file is one act. Its "header" is the text that was written at the
time: who (by number, never by name), in which role, when, what. The entries of one chain (one case, or one school)
are numbered 1, 2, 3 ... and each is sealed to the one before:

    hash = SHA-256( one zero byte + prev + header )       prev = hash of the entry before, or 32 zero bytes

Whoever changes, removes, inserts or swaps an entry must therefore change every later hash of the chain. So compare
the last hash of each chain ("head") with an earlier export of your own: --expect does that, and finds a chain that
was cut, removed or written anew. A reading (somebody opened a case) stands by itself:

    hash = SHA-256( one zero byte + header )

What this file cannot check: the "mac", which needs the school's key, and acts that never were written down.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

FORM = "handrail-trail-1"
START = "00" * 32

Record = Dict[str, Any]  # one line of the file
Head = Tuple[int, str]  # seq and hash of the last entry of a chain


class CannotRead(Exception):
    """The file is no export, or is damaged so that its lines cannot be told apart."""


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
    end = found[-1]
    if end.get("line") != "end":
        yield "the file was cut: its last line is missing"
    elif (end.get("lines"), end.get("sha256")) != (
        len(lines) - 1,
        hashlib.sha256(b"".join(lines[:-1])).hexdigest(),
    ):
        yield "the file is not as it was exported: its last line does not fit the others"


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
    """Findings as sentences, and the head (seq, hash) of each chain."""
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


def run(path: str, expected: Optional[str]) -> int:
    """Print what is found; the exit status."""
    lines, found = records(path)
    findings, heads, readings = verify(found)
    findings += whole(lines, found)
    if expected:
        findings += compare(verify(records(expected)[1])[1], found)
    for finding in findings:
        print(finding)
    entries = sum(1 for one in found if one.get("line") == "entry")
    print(f"{len(heads)} chains, {entries} entries, {readings} readings, {len(findings)} findings")
    return 1 if findings else 0


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description="Verify a trail that Handrail exported.")
    parser.add_argument("export")
    parser.add_argument("--expect", metavar="EARLIER", help="an earlier export of the same trail")
    arguments = parser.parse_args()
    try:
        return run(arguments.export, arguments.expect)
    except (CannotRead, KeyError, TypeError, ValueError, AttributeError) as error:
        print(f"could not verify: {error!r}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
