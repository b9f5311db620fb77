"""A model that recognises names, if a school wants one: off unless named, and it only suggests.

Whatever it says is a question to the reviewer. It takes nothing out by itself, it changes nothing that the other
recognisers found, and Handrail neither ships nor fetches one.
"""

from collections.abc import Callable, Iterable
from importlib import import_module

from evidence.redaction import span
from evidence.redaction.budget import Recogniser
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span

#: Takes a text, gives (start, end) of what it holds for names, in code points.
Suggester = Callable[[str], Iterable[tuple[int, int]]]
CONFIDENCE = 0.45


def suggesting(suggester: Suggester) -> Recogniser:
    """A recogniser whose spans are names at 0.45: below what is proposed, above what has to be answered."""

    def suggested(text: Folded, case: CaseContext) -> list[Span]:
        return [
            Span(start, end, span.PERSON, recogniser="suggested", confidence=CONFIDENCE)
            for start, end in suggester(text.text)
        ]

    return suggested


def load(path: str) -> Recogniser:
    """The plug-in at "package.module:function". Raises ValueError where there is none."""
    module, _colon, function = path.partition(":")
    try:
        return suggesting(getattr(import_module(module), function))
    except (ImportError, AttributeError, ValueError) as fault:
        raise ValueError(f"There is no plug-in {path}: write package.module:function") from fault
