"""A blind index: equal values give equal marks, and without the key a mark tells nothing of its value."""

import hashlib
import hmac

from vault import ring
from vault.kinds import INDEX


def mark(value: str, *, context: str) -> bytes:
    """32 bytes for a value that was made comparable before. The context keeps the marks of two columns apart.

    Made with a key of its own that is never replaced: a new key would part what is marked now from what was marked
    before.
    """
    derived = hmac.new(
        ring.current(INDEX).secret, b"blind index " + context.encode(), hashlib.sha256
    ).digest()
    return hmac.new(derived, value.encode(), hashlib.sha256).digest()
