"""The tables of the trail. No table of the trail has a foreign key to a record it speaks of."""

from trail.models.chain_head import ChainHead
from trail.models.checkpoint import Checkpoint, Leaf, Sending
from trail.models.entry import Entry
from trail.models.payload import Key, Payload
from trail.models.reading import Reading

__all__ = ["ChainHead", "Checkpoint", "Entry", "Key", "Leaf", "Payload", "Reading", "Sending"]
