"""One thing that is wrong, and what to do."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

logger = logging.getLogger(__name__)
BAD, WARN = "bad", "warn"


@dataclass(frozen=True)
class Finding:
    """`weight` is BAD where people may be harmed by it now, WARN where it should be mended soon."""

    weight: str
    says: str
    todo: str


Check = Callable[[], Iterator[Finding]]


def findings_of(name: str, check: Check) -> list[Finding]:
    """What a check finds; a check that breaks is a finding itself, since nothing is known then."""
    try:
        return list(check())
    except Exception as error:  # whatever it is, the other checks go on
        logger.warning("check %s broke: %s", name, type(error).__name__)
        says = f"This could not be checked ({type(error).__name__})"
        return [Finding(BAD, says, "Mend what is said above first; else look into the log")]
