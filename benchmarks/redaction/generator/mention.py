"""A stretch that a template asks for, with what is gold in it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """`before` and `after` stand around the gold stretch and are not part of it. Tier 2 points to nobody alone."""

    gold: str
    type: str = "PERSON"
    variant: str = "full"
    before: str = ""
    after: str = ""
    tier: int = 1
