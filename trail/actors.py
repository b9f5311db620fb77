"""Who did something."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or Handrail itself) as they were when they acted.

    The id stays in the header for ever; the name goes into the payload, which can be erased.
    """

    id: str
    name: str


SYSTEM = Actor("system", "Handrail")
