"""Verify: read everything again and say what does not fit.

    check = Verification()                      # or Verification(chains=[case.pk], witnesses=[...])
    for finding in check.findings(): ...        # streams; each finding names the chain and the seq
    check.counts                                # what was looked at

An upper room that knows what the entries speak of passes a `Witness` and so adds findings of its own.
"""

from trail.verify.findings import Counts, Finding, Witness
from trail.verify.one import stands
from trail.verify.verification import Verification

__all__ = ["Counts", "Finding", "Verification", "Witness", "stands"]
