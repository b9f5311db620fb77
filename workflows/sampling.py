"""A random sample that anybody can draw again: from the list of references, the published seed, and SHA-256 alone.

For each reference the SHA-256 of "seed:reference" is taken; the sample are those with the smallest, in that order. With
any shell: printf '%s' "SEED:HR-4F7K-2Q" | sha256sum
"""

import hashlib
from collections.abc import Iterable

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


def seed_of(root: str, *, number: int, own: int) -> str:
    """The seed: what the log could not choose, what the auditor could not choose, and how often they have drawn.

    `root` is the root of the newest checkpoint, which the auditor does not make; `own` is a number that the auditor
    throws, which the school cannot know; `number` counts the draws at this school, so that drawing again shows.
    """
    return f"{root}:{number}:{own}"
