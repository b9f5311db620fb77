"""Running one recogniser: it answers, in time, with places inside the text; anything else ends the whole search."""

import time
from collections.abc import Callable

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span

Recogniser = Callable[[Folded, CaseContext], list[Span]]

#: Seconds of processor time a recogniser may take for a text: a start, and so much for each thousand characters.
#: The slowest takes about a hundredth of it.
START, A_THOUSAND = 5.0, 0.5


class RecogniserFailed(Exception):
    """A recogniser raised, overran its time or answered nonsense. Says which one, never a word of the text."""

    def __init__(self, recogniser: str, what: str) -> None:
        super().__init__(f"{recogniser} {what}")
        self.said = (
            f"Handrail could not look for names: the part that looks for {recogniser} {what}. "
            "There is no file. Try again, or tell whoever runs Handrail."
        )


def run(recogniser: Recogniser, text: Folded, case: CaseContext) -> list[Span]:
    """The spans the recogniser finds. Raises RecogniserFailed."""
    name, began = _name(recogniser), time.thread_time()
    try:
        found = list(recogniser(text, case))
    except Exception as fault:
        # Without its cause: the message of an error may quote the text.
        raise RecogniserFailed(name, f"failed ({type(fault).__name__})") from None
    if time.thread_time() - began > START + A_THOUSAND * len(text.text) / 1000:
        raise RecogniserFailed(name, "took too long")
    if any(not 0 <= one.start < one.end <= len(text.text) for one in found):
        raise RecogniserFailed(name, "named a place outside the text")
    return found


def _name(recogniser: Recogniser) -> str:
    return str(getattr(recogniser, "__module__", "")).rpartition(".")[2]
