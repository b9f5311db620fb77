"""Checkpoints: what the whole log looked like at a time, signed, and sent to where the database's owner cannot reach.

`write` puts what is new under the tree and signs its root; `send_due` takes the signed notes outside.
"""

from trail.checkpoints.sending import send_due
from trail.checkpoints.sequencing import write

__all__ = ["send_due", "write"]
