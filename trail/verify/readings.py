"""The second log: each reading by itself."""

import hmac
from collections.abc import Iterator, Mapping

from trail import digests, headers
from trail.verify.findings import Finding
from trail.verify.rows import ReadingRow


def check(row: ReadingRow, keys: Mapping[str, bytes]) -> Iterator[Finding]:
    """What does not fit in one reading."""
    digest, key = bytes(row.hash), keys.get(row.key_id)
    if digests.leaf(bytes(row.header)) != digest:
        yield _finding(row, "a reading was changed: its hash does not fit")
    if key is None:
        yield _finding(
            row, f"a reading is signed with the key {row.key_id}, which is not at hand", code="mac"
        )
    elif not hmac.compare_digest(digests.mac(key, digest), bytes(row.mac)):
        yield _finding(row, "a reading is not signed by the trail key", code="mac")
    if row.leaf_hash is not None and row.leaf_hash != digest:
        yield _finding(row, f"a reading is not what was put into the tree as leaf {row.leaf}", code="leaf")
    try:
        says = headers.parse(bytes(row.header))
    except ValueError:
        yield _finding(row, "the header of a reading cannot be read")
        return
    for name in _differing(row, says):
        yield _finding(row, f"{name} beside the header of a reading differs from the header")


def _differing(row: ReadingRow, says: Mapping[str, object]) -> list[str]:
    stored = {
        "key": row.key_id, "event": row.event, "actor": row.actor, "school": str(row.school or ""),
        "chain": str(row.chain or ""), "at": headers.stamp(row.at) if row.at else "",
    }  # fmt: skip
    return [name for name, value in stored.items() if says.get(name) != value]


def _finding(row: ReadingRow, text: str, code: str = "reading") -> Finding:
    when = headers.stamp(row.at) if row.at else "no time"
    return Finding(code, row.chain, None, f"{text} ({when})")
