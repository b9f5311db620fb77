"""One entry by itself: whether it is as it was written. Its place in the chain is for a whole verification to check."""

import hmac

from trail import digests, keys
from trail.models import Entry


def stands(entry: Entry) -> bool:
    """Whether the hash fits the entry and the trail key signed it."""
    key, digest = keys.ring().get(entry.key_id), bytes(entry.hash)
    fits = digests.link(bytes(entry.prev), bytes(entry.header)) == digest
    return fits and key is not None and hmac.compare_digest(digests.mac(key, digest), bytes(entry.mac))
