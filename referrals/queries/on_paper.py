"""What a room above keeps with a case and prints with it. The room adds itself when the program starts."""

from collections.abc import Callable

from referrals.models import Case

#: By the heading on the paper: a line for each thing that is kept. Nothing of what is in it.
PRINTED: dict[str, Callable[[Case], list[str]]] = {}


def printed_with(case: Case) -> dict[str, list[str]]:
    """The lines under each heading; a heading without a line is left out."""
    lines = {heading: lines_of(case) for heading, lines_of in PRINTED.items()}
    return {heading: found for heading, found in lines.items() if found}
