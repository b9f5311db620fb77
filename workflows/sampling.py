"""A random sample that anybody can draw again: from the list of references, the published seed, and SHA-256 alone.

For each reference the SHA-256 of "seed:reference" is taken; the sample are those with the smallest, in that order. The
seed is the hash of the trail entry that fixed the draw (decision 0040). `AGAIN` draws again with any shell.
"""

import hashlib
from collections.abc import Iterable

#: Prints the sample. list.txt holds the references, sorted, one a line; `sha256sum list.txt` gives their fingerprint.
AGAIN = (
    'while read -r one; do printf \'%s %s\\n\' "$(printf \'%s\' "{seed}:$one" | sha256sum | cut -c 1-64)" "$one"; '
    "done < list.txt | LC_ALL=C sort | head -n {size}"
)
MOST = 50  # cases of one sample: more than an auditor reads in a week


def draw(references: Iterable[str], *, seed: str, size: int) -> list[str]:
    """The sample, in the order in which it was drawn. The order of the list plays no part."""
    return sorted(set(references), key=lambda reference: (ticket(seed, reference), reference))[:size]


def ticket(seed: str, reference: str) -> str:
    """The number, in hexadecimal, by which a reference is drawn."""
    return hashlib.sha256(f"{seed}:{reference}".encode()).hexdigest()


def digest_of(references: Iterable[str]) -> str:
    """The fingerprint of the list that was drawn from: SHA-256 of the sorted references, each with a line feed."""
    return hashlib.sha256("".join(f"{one}\n" for one in sorted(set(references))).encode()).hexdigest()


def again(*, seed: str, size: int) -> str:
    """The command that draws the sample again."""
    return AGAIN.format(seed=seed, size=size)
