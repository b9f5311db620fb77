"""The form beside a name that is taken out, "[Pupil A] (11V)": some thirty children are in it, and the reader may know
which of them is meant. Nothing takes it out by itself; the reviewer is told."""

import re
from collections.abc import Iterable, Iterator

from evidence.redaction import span as kinds
from evidence.redaction.span import Span

SAID = "The form of somebody who is taken out. Whoever knows the school may know whom it means: take it out, too."
#: After a name, with at most a bracket, a comma or two small words between: "(11V)", ", 9B", "from 9V", "in form 10-K".
BESIDE = re.compile(
    r"[\s,(]{1,3}(?:(?:of|from|in|form|class)\s+){0,2}(?P<form>(?:1[0-3]|[1-9])-?[A-Z][A-Za-z]?\d?)(?!\w)"
)


def forms_beside(text: str, gone: Iterable[Span]) -> Iterator[str]:
    """Each form that stands behind a name among the cuts and is in none of them."""
    cuts = list(gone)
    for name in (cut for cut in cuts if cut.type == kinds.PERSON):
        found = BESIDE.match(text, name.end)
        if found and not any(cut.start <= found.start("form") < cut.end for cut in cuts):
            yield found["form"]
