"""The trail: an append-only, hash-chained log of what was done, by whom and when.

`append` writes an entry to a chain in the transaction of the act; `read` writes to the second,
cheaper log of readings; `guards` lets the database itself refuse what must never happen.
"""

from trail import guards
from trail.actors import SYSTEM, Actor
from trail.erasing import erase
from trail.payloads import payload_of
from trail.readings import read
from trail.writing import append

__all__ = ["SYSTEM", "Actor", "append", "erase", "guards", "payload_of", "read"]
