"""E-mail addresses, also as people write them to be clever: "ava at example dot org", "ava [at] example.org"."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span

PLAIN = re.compile(r"[\w.+'-]*\w ?@ ?(?:[a-z0-9-]+ ?\. ?)*[a-z0-9-]+\.[a-z]{2,12}(?!\w)")
AT = r"(?:\s?[(\[{<]\s?(?:at|@)\s?[)\]}>]\s?| at | @ )"
DOT = r"(?:\s?[(\[{<]\s?(?:dot|\.)\s?[)\]}>]\s?| dot |\.)"
SPOKEN = re.compile(
    rf"(?<!\w)\w+(?:(?:{DOT}|[.+-])\w+)*{AT}[a-z0-9-]+(?:{DOT}[a-z0-9-]+)*{DOT}[a-z]{{2,12}}(?!\w)"
)


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for addresses; those of the roll are already named by `fields`. "at" in words needs a dot later on."""
    hits = [*PLAIN.finditer(text.lower), *SPOKEN.finditer(text.lower)]
    return [Span(*text.where(hit.start(), hit.end()), span.EMAIL, None, (), "mail", 0.95) for hit in hits]
