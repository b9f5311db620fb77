"""References that people can read out on the telephone and that tell nothing about a child."""

import secrets
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L, U


def new(prefix: str = "HR", *, choose: Callable[[str], str] = secrets.choice) -> str:
    """A new reference such as "HR-4F7K-2Q": six characters drawn at random, about 7 x 10^8 of them."""
    drawn = "".join(choose(ALPHABET) for _ in range(6))
    return f"{prefix}-{drawn[:4]}-{drawn[4:]}"
