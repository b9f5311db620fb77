"""Passphrases for locked files: drawn, never chosen, and easy to say on the telephone."""

import secrets

from workflows.references import ALPHABET

GROUPS, LENGTH = 5, 4  # 20 characters of 29: 97 bits, far more than anybody can guess


def draw() -> str:
    """A new passphrase such as "7KQ4-M2XD-9HTA-CW3F-VB8R": capitals and digits that cannot be taken for each other."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(GROUPS))
